import { PAIR, reads, SUM } from './shapes';

describe('statements as sites lay them out', () => {
  reads('samples headed by the names of the files', `Problem B. Sums
Input file: sums.in
Output file: sums.out

There are n crates. Print the sum.

Input
The first line contains n.

Output
One integer.

Example
sums.in
3
1 2 3
sums.out
6`, { examples: [SUM], inputFile: 'sums.in', outputFile: 'sums.out' });

  reads('Codeforces as copied with the words of its buttons', `A. Crates
time limit per test1.5 seconds
memory limit per test256 megabytes
inputstandard input
outputstandard output
There are n crates.

Input
The first line contains n.

Output
Print the sum.

Examples
inputCopy
3
1 2 3
outputCopy
6
inputCopy
2
10 -4
outputCopy
6
Note
In the first example 1+2+3=6.`, { examples: [SUM, PAIR], title: 'A. Crates', timeLimitMs: 1500, memoryLimitMb: 256, anyAnswer: false });

  reads('Codeforces as copied since 2022', `A. Crates
time limit per test
1 second
memory limit per test
256 megabytes
There are n crates, and any of the following operations may be used.

Input
The first line contains t (1≤t≤100) — the number of test cases.

Output
For each test case print the sum.

Example
Input
Copy
2
1 2

3 4
Output
Copy
3
7
Note
x`, { examples: [['2\n1 2\n\n3 4\n', '3\n7\n']], timeLimitMs: 1000, anyAnswer: false });

  reads('a Codeforces page of lines in boxes', `<div class="problem-statement"><div class="header"><div class="title">A. Crates</div><div class="time-limit"><div class="property-title">time limit per test</div>2 seconds</div><div class="memory-limit"><div class="property-title">memory limit per test</div>512 megabytes</div><div class="input-file input-standard"><div class="property-title">input</div>standard input</div></div><div><p>There are $$$n$$$ crates.</p></div><div class="input-specification"><div class="section-title">Input</div><p>One line.</p></div><div class="output-specification"><div class="section-title">Output</div><p>One number. Absolute or relative error at most $$$10^{-6}$$$.</p></div><div class="sample-tests"><div class="section-title">Example</div><div class="sample-test"><div class="input"><div class="title">Input<div title="Copy" class="input-output-copier">Copy</div></div><pre><div class="test-example-line test-example-line-even test-example-line-0">3</div><div class="test-example-line test-example-line-odd test-example-line-1">1 2 3</div></pre></div><div class="output"><div class="title">Output</div><pre>
6
</pre></div></div></div><div class="note"><div class="section-title">Note</div><p>n</p></div></div>`, { examples: [SUM], title: 'A. Crates', timeLimitMs: 2000, memoryLimitMb: 512, tolerance: 1e-6 }, { fileName: 'a.html' });

  reads('an old Codeforces page', `<html><body><div class="problem-statement"><div class="header"><div class="title">B. Old</div></div><div class="sample-tests"><div class="section-title">Sample test(s)</div><div class="sample-test"><div class="input"><div class="title">input</div><pre>3<br />1 2 3<br /></pre></div><div class="output"><div class="title">output</div><pre>6<br /></pre></div><div class="input"><div class="title">input</div><pre>2<br />10 -4<br /></pre></div><div class="output"><div class="title">output</div><pre>6<br /></pre></div></div></div></div></body></html>`, { examples: [SUM, PAIR], title: 'B. Old' });

  reads('atcoder bilingual html', `<div id="main-container"><span class="h2">A - Crates</span><p>Time Limit: 2 sec / Memory Limit: 1024 MiB</p><div id="task-statement"><span class="lang"><span class="lang-ja"><div class="part"><section><h3>問題文</h3><p>和</p></section></div><div class="io-style"><div class="part"><section><h3>入力</h3><pre><var>N</var>
<var>A_1</var> <var>A_2</var></pre></section></div></div><div class="part"><section><h3>入力例 1</h3><pre>3
1 2 3
</pre></section></div><div class="part"><section><h3>出力例 1</h3><pre>6
</pre></section></div></span><span class="lang-en"><div class="part"><section><h3>Problem Statement</h3><p>Sum</p></section></div><div class="part"><section><h3>Input</h3><pre><var>N</var>
<var>A_1</var></pre></section></div><div class="part"><section><h3>Sample Input 1</h3><pre>3
1 2 3
</pre></section></div><div class="part"><section><h3>Sample Output 1</h3><pre>6
</pre><p>1+2+3=6</p></section></div></span></span></div></div>`, { examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 1024 }, { fileName: 'a.html' });

  reads('leetcode example-block', `<p>Given an array of integers <code>nums</code>, return the sum.</p><p>You can return the answer in <strong>any order</strong>.</p><p><strong class="example">Example 1:</strong></p><div class="example-block"><p><strong>Input:</strong> <span class="example-io">nums = [2,7]</span></p><p><strong>Output:</strong> <span class="example-io">9</span></p><p><strong>Explanation:</strong></p><p>2 + 7.</p></div><p><strong class="example">Example 2:</strong></p><div class="example-block"><p><strong>Input:</strong> <span class="example-io">nums = [3]</span></p><p><strong>Output:</strong> <span class="example-io">3</span></p></div><p><strong>Constraints:</strong></p><ul><li><code>1 &lt;= nums.length</code></li></ul>`, { examples: [['nums = [2,7]\n', '9\n'], ['nums = [3]\n', '3\n']], anyOrder: true }, { fileName: 'a.html' });

  reads('leetcode pre', `<p>Given s.</p><p><strong>Example 1:</strong></p><pre><strong>Input:</strong> s = "abc"
<strong>Output:</strong> 3
<strong>Explanation:</strong> length.
</pre><p><strong>Example 2:</strong></p><pre><strong>Input:</strong> s = ""
<strong>Output:</strong> 0
</pre>`, { examples: [['s = "abc"\n', '3\n'], ['s = ""\n', '0\n']] }, { fileName: 'a.html' });

  reads('leetcode md ext', `# 1. Two Sum

Given an array.

**Example 1:**

    Input: nums = [2,7], target = 9
    Output: [0,1]
    Explanation: Because nums[0] + nums[1] == 9, we return [0, 1].

**Example 2:**

    Input: nums = [3,2,4], target = 6
    Output: [1,2]

**Constraints:**

-   2 <= nums.length`, { examples: [['nums = [2,7], target = 9\n', '[0,1]\n'], ['nums = [3,2,4], target = 6\n', '[1,2]\n']] }, { fileName: 'a.md' });

  reads('leetcode vscode bullets', `## Two Sum
- **Example 1:**
  - **Input:** \`nums = [2,7]\`
  - **Output:** \`[0,1]\`
- **Example 2:**
  - **Input:** \`nums = [3,3]\`
  - **Output:** \`[0,1]\`
`, { examples: [['nums = [2,7]\n', '[0,1]\n'], ['nums = [3,3]\n', '[0,1]\n']] }, { fileName: 'a.md' });

  reads('codechef new html', `<div id="problem-statement"><h3>Crates</h3><p>Sum</p><h3>Input Format</h3><ul><li>n</li></ul><h3>Sample 1:</h3><div><div class="_input_output__table"><div class="_values_container"><div><p>Input</p><button>copy</button></div><div><p>Output</p></div></div><div class="_values"><pre>3
1 2 3</pre></div><div class="_values"><pre>6</pre></div></div></div><h3>Explanation:</h3><p>x</p></div>`, { examples: [SUM] }, { fileName: 'a.html' });

  reads('codechef text', `Crates
Sum of them.

Input Format
The first line contains n.

Output Format
For each test case, output on a new line the sum.

Constraints
1≤n≤100

Sample 1:
Input
Output
3
1 2 3

6

Explanation:
x.`, { examples: [SUM] });

  reads('hackerrank html', `<div class="challenge-body-html"><div class="challenge_sample_input"><div class="msB challenge_sample_input_title"><p><strong>Sample Input 0</strong></p></div><div class="msB challenge_sample_input_body"><div class="hackdown-content"><pre><code>3
1 2 3
</code></pre></div></div></div><div class="challenge_sample_output"><div><p><strong>Sample Output 0</strong></p></div><div><div><pre><code>6
</code></pre></div></div></div><div class="challenge_explanation"><div><p><strong>Explanation 0</strong></p></div><div><p>foo</p></div></div></div>`, { examples: [SUM] }, { fileName: 'a.html' });

  reads('spoj pre', `<div id="problem-body"><p>Sum.</p><h3>Example</h3><pre><b>Input:</b>
3
1 2 3

<b>Output:</b>
6
</pre></div><table><tr><td>Time limit:</td><td>0.234s</td></tr><tr><td>Memory limit:</td><td>1536MB</td></tr></table>`, { examples: [SUM], timeLimitMs: 234, memoryLimitMb: 1536 }, { fileName: 'a.html' });

  reads('spoj text', `TEST - Life

Sum.

Example
Input:
3
1 2 3

Output:
6
Submit solution!`, { examples: [SUM] });

  reads('luogu new', `# P1001 Crates

## 题目描述

求和。

## 输入格式

第一行一个整数 n。

## 输出格式

一个整数。

## 输入输出样例 #1

### 输入 #1

\`\`\`
3
1 2 3
\`\`\`

### 输出 #1

\`\`\`
6
\`\`\`

## 输入输出样例 #2

### 输入 #2

\`\`\`
2
10 -4
\`\`\`

### 输出 #2

\`\`\`
6
\`\`\`

## 说明/提示

### 样例 1 解释
1+2+3`, { examples: [SUM, PAIR] }, { fileName: 'a.md' });

  reads('timus html', `<H2 class="problem_title">1000. A+B</H2><DIV class="problem_limits">Time limit: 1.0 second<BR>Memory limit: 64 MB<BR><BR></DIV><DIV ID="problem_text"><DIV CLASS="problem_par"><DIV CLASS="problem_par_normal">Sum.</DIV></DIV><H3 CLASS="problem_subtitle">Input</H3>n<H3>Output</H3>s<H3 CLASS="problem_subtitle">Sample</H3><TABLE CLASS="sample"><TR><TH>input</TH><TH>output</TH></TR><TR><TD><PRE CLASS="intable">3
1 2 3
</PRE></TD><TD><PRE>6
</PRE></TD></TR></TABLE></DIV>`, { examples: [SUM], title: '1000. A+B', timeLimitMs: 1000, memoryLimitMb: 64 }, { fileName: 'a.html' });

  reads('timus ru html', `<DIV><H3>Исходные данные</H3>В строке числа.<H3>Результат</H3>Сумма.<H3>Пример</H3><TABLE CLASS="sample"><TR><TH>исходные данные</TH><TH>результат</TH></TR><TR><TD><PRE>3
1 2 3
</PRE></TD><TD><PRE>6
</PRE></TD></TR></TABLE></DIV>`, { examples: [SUM] }, { fileName: 'a.html' });

  reads('acmp html', `<h2>Сложение</h2><i>(Время: 1 сек. Память: 16 Мб Сложность: 2%)</i><p>Сумма.</p><h2>Входные данные</h2><p>Входной файл INPUT.TXT содержит числа.</p><h2>Выходные данные</h2><p>В выходной файл OUTPUT.TXT выведите сумму.</p><h2>Примеры</h2><table class=main><tr><th>№</th><th>INPUT.TXT</th><th>OUTPUT.TXT</th></tr><tr><td>1</td><td>3<br>1 2 3</td><td>6</td></tr><tr><td>2</td><td>2<br>10 -4</td><td>6</td></tr></table>`, { examples: [SUM, PAIR], timeLimitMs: 1000, memoryLimitMb: 16, inputFile: 'INPUT.TXT', outputFile: 'OUTPUT.TXT' }, { fileName: 'a.html' });

  reads('usaco', `Farmer John sums.

INPUT FORMAT (file cowdance.in):
The first line contains N.

OUTPUT FORMAT (file cowdance.out):
The sum.

SAMPLE INPUT:
3
1 2 3

SAMPLE OUTPUT:
6

Here the sum is 6.

Problem credits: Brian Dean`, { examples: [SUM], inputFile: 'cowdance.in', outputFile: 'cowdance.out' });

  reads('usaco new', `INPUT FORMAT (input arrives from the terminal / stdin):
The first line contains N.

OUTPUT FORMAT (print output to the terminal / stdout):
The sum.

SAMPLE INPUT:
3
1 2 3
SAMPLE OUTPUT: 
6

SCORING:
Inputs 2-4: N small.`, { examples: [SUM], inputFile: null });

  reads('kickstart', `Problem
Sum.

Input
The first line of the input gives the number of test cases, T.

Output
For each test case, output one line containing Case #x: y.

Limits
Time limit: 20 seconds.
Memory limit: 1 GB.

Sample
Note: there are additional samples that are not run on submissions down below.
Sample Input
save_alt
content_copy
2
1 2
3 4
Sample Output
save_alt
content_copy
Case #1: 3
Case #2: 7
In Sample Case #1, the sum is 3.`, { examples: [['2\n1 2\n3 4\n', 'Case #1: 3\nCase #2: 7\n']], timeLimitMs: 20000, memoryLimitMb: 1024 });

  reads('baekjoon html', `<div id="problem-body"><section id="description"><h2>문제</h2><p>합</p></section><section><div class="headline"><h2>입력</h2></div><p>첫째 줄에 n.</p></section><section><h2>출력</h2><p>합을 출력한다.</p></section><section id="sampleinput1"><div class="headline"><h2>예제 입력 1 <button class="btn">복사</button></h2></div><pre class="sampledata">3
1 2 3
</pre></section><section><div class="headline"><h2>예제 출력 1 <button>복사</button></h2></div><pre class="sampledata">6
</pre></section></div>`, { examples: [SUM] }, { fileName: 'a.html' });

  reads('cses', `Time limit: 1.00 s Memory limit: 512 MB

Sum.
Input
The first line has n.
Output
Print the sum. You can print any valid solution.
Constraints
1 <= n
Example
Input:
3
1 2 3

Output:
6`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 512, anyAnswer: true });

  reads('yandex html', `<div class="problem-statement"><div class="header"><h1 class="title">A. Сумма</h1><table><tr class="time-limit"><td class="property-title">Ограничение времени</td><td>1 секунда</td></tr><tr><td>Ограничение памяти</td><td>64Mb</td></tr><tr><td>Ввод</td><td>стандартный ввод или input.txt</td></tr><tr><td>Вывод</td><td>стандартный вывод или output.txt</td></tr></table></div><h2>Формат ввода</h2><div>n</div><h2>Формат вывода</h2><div>s</div><h3>Пример 1</h3><table class="sample-tests"><thead><tr><th>Ввод<button>Скопировать</button></th><th>Вывод</th></tr></thead><tbody><tr><td><pre>3
1 2 3
</pre></td><td><pre>6
</pre></td></tr></tbody></table><h3>Пример 2</h3><table class="sample-tests"><thead><tr><th>Ввод</th><th>Вывод</th></tr></thead><tbody><tr><td><pre>2
10 -4
</pre></td><td><pre>6
</pre></td></tr></tbody></table></div>`, { examples: [SUM, PAIR], title: 'A. Сумма', timeLimitMs: 1000, memoryLimitMb: 64, inputFile: null }, { fileName: 'a.html' });

  reads('eolymp', `Crates
Sum.

Input data
One number n.

Output data
The sum.

Examples
Input #1
3
1 2 3
Answer #1
6
Input #2
2
10 -4
Answer #2
6
Time limit 1 second
Memory limit 128 MiB`, { examples: [SUM, PAIR], timeLimitMs: 1000, memoryLimitMb: 128 });

  reads('noi files', `## 输入格式
从文件 crate.in 中读入数据。
## 输出格式
输出到文件 crate.out 中。
## 样例 1 输入
\`\`\`
3
1 2 3
\`\`\`
## 样例 1 输出
\`\`\`
6
\`\`\`
## 样例 1 解释
foo
## 样例 2
见选手目录下的 crate/crate2.in 与 crate/crate2.ans。`, { examples: [SUM], inputFile: 'crate.in', outputFile: 'crate.out' }, { fileName: 'a.md' });

  reads('polygon tex', `\\begin{problem}{Crates}{input.txt}{output.txt}{2 seconds}{256 mebibytes}
Sum $n$.
\\InputFile
One line.
\\OutputFile
Sum.
\\Examples
\\begin{example}
\\exmpfile{example.01}{example.01.a}%
\\exmp{3
1 2 3
}{6
}%
\\end{example}
\\end{problem}`, { examples: [SUM], title: 'Crates', timeLimitMs: 2000, memoryLimitMb: 256, inputFile: 'input.txt' }, { fileName: 'a.tex' });

  reads('kattis tex', `\\problemname{Crates}
Sum.
\\section*{Input}
One.
\\section*{Output}
Sum.
\\begin{Input}
3
1 2 3
\\end{Input}
\\begin{Output}
6
\\end{Output}`, { examples: [SUM], title: 'Crates' }, { fileName: 'a.tex' });

  reads('lua comment', `-- Crates
--
-- Sample Input
-- 3
-- 1 2 3
--
-- Sample Output
-- 6
print(1)`, { examples: [SUM] }, { fileName: 'a.lua' });

  reads('dmoj', `Canadian Computing Competition: Crates

Sum.

#### Input Specification

The first line.

#### Output Specification

Sum.

#### Sample Input 1

    3
    1 2 3

#### Output for Sample Input 1

    6

#### Explanation of Output for Sample Input 1

x`, { examples: [SUM] }, { fileName: 'a.md' });

  reads('poj', `Crates
Time Limit: 1000MS		Memory Limit: 10000K
Total Submissions: 1		Accepted: 1
Description

Sum.
Input

n
Output

s
Sample Input

3
1 2 3
Sample Output

6
Hint

x
Source

POJ`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 10000/1024 });

  reads('hackerearth', `Crates
Sum.

Input format

First line: n
Output format

Print the sum.

Sample Input
3
1 2 3
Sample Output
6
Time Limit: 1
Memory Limit: 256
Source Limit:
Explanation
x`, { examples: [SUM] });

  reads('vjudge', `Crates
Time limit 1000 ms
Mem limit 32768 kB
OS Windows
Sum.
Input
n
Output
s
Sample
Inputcopy	Outputcopy
3
1 2 3	6`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 32 });

  reads('aoj', `## Input

n

## Output

s

## Sample Input 1

    3
    1 2 3

## Output for the Sample Input 1

    6
`, { examples: [SUM] }, { fileName: 'a.md' });

  reads('py limits', `# T

Time limit: 1 second (Python 3 seconds)
Memory limit: 1 GiB

Interactive maps are fun. Choose any of the following: red, blue.

## Example

| Input | Output |
| --- | --- |
| 3<br>1 2 3 | 6 |`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 1024, interactive: false, anyAnswer: false }, { fileName: 'a.md' });

  reads('fp any', `# T
For any of the given words, print its length. You may perform any number of operations in any order. It is guaranteed that any of them is at most 100.

### Input
x`, { examples: [], anyAnswer: false, anyOrder: false, interactive: false }, { fileName: 'a.md' });

  reads('format block no example', `# T
## Input
The input is given as:
\`\`\`
N
A_1 ... A_N
\`\`\`
## Output
\`\`\`
ans
\`\`\`
## Sample Input 1
\`\`\`
3
1 2 3
\`\`\`
## Sample Output 1
\`\`\`
6
\`\`\``, { examples: [SUM] }, { fileName: 'a.md' });

  reads('gym pdf one', `Problem B. Crates
Input file: crates.in
Output file: crates.out
Time limit: 3 seconds
Input
The first line contains n.
Output
Print the sum.
Example
crates.in crates.out
3
1 2 3
6`, { examples: [], inputFile: 'crates.in', outputFile: 'crates.out', timeLimitMs: 3000 });

  reads('uva', `Sum it.
Input
The input contains several cases.
Output
For each a line.
Sample Input
3
1 2 3

2
10 -4

Sample Output
6

6
`, { examples: [['3\n1 2 3\n\n2\n10 -4\n', '6\n\n6\n']] });

  reads('the light Codeforces page', `<div class="problem-statement"><h3>Input</h3><p>n</p><h3>Example</h3><div class="sample-test"><div class="input"><div class="title">input</div><pre>3
1 2 3</pre></div><div class="output"><div class="title">output</div><pre>6</pre></div></div></div>`, { examples: [SUM] }, { fileName: 'a.html' });

  reads('informatics', `<div class="problem-statement"><div class="legend"><p>Сумма</p></div><div class="sample-tests"><div class="section-title">Примеры</div><div class="sample-test"><div class="input"><div class="title">Входные данные</div><div class="content"><pre class="content">3
1 2 3
</pre></div></div><div class="output"><div class="title">Выходные данные</div><pre class="content">6
</pre></div></div></div></div>`, { examples: [SUM] }, { fileName: 'a.html' });
});
