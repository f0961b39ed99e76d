import { PAIR, reads, SUM } from './shapes';

const two = [SUM, ['1\n5\n', '5\n']] as const;

describe('statements as sites, tools and packages write them', () => {
  reads('SPOJ, copied from the page', `SUMLIST - Sum of a list
#math
You are given a list of integers. Find their sum.

Input
The first line has n (1 <= n <= 100). The second has n integers.

Output
The sum.

Example
Input:
3
1 2 3

Output:
6
 
Submit solution!
hide comments
< Previous 1 2 3 Next >
someone: 2021-01-01 10:00:00
Input is fine, AC in one go
Added by:	admin
Date:	2009-03-01
Time limit:	1s
Source limit:	50000B
Memory limit:	1536MB
`, { examples: [SUM], title: 'SUMLIST - Sum of a list' });

  reads('SPOJ, the page\'s HTML', `<html><body><h2 id="problem-name" class="text-center">SUMLIST - Sum of a list</h2>
<div id="problem-tags"><span class="problem-tag">#math</span></div>
<div id="problem-body"><p>Find the sum of a list.</p>
<h3>Input</h3><p>n (n &lt;= 100), then n integers.</p>
<h3>Output</h3><p>The sum.</p>
<h3>Example</h3>
<pre><b>Input:</b>
3
1 2 3

<b>Output:</b>
6
</pre></div>
<table class="probleminfo"><tr><td>Added by:</td><td>admin</td></tr><tr><td>Time limit:</td><td>1.5s</td></tr><tr><td>Memory limit:</td><td>256MB</td></tr></table></body></html>`,
  { examples: [SUM], title: 'SUMLIST - Sum of a list', timeLimitMs: 1500 }, { fileName: 'sumlist.html' });

  reads('UVa, text out of the PDF', `10999 Counting Crates
A list of crates is given. Find the sum of their
weights.
Input
The input has several test cases. Each begins with n (1 ≤ n ≤ 100), followed by n integers. It
ends with n = 0.
Output
For each case print the sum on a line by itself.
Sample Input
3
1 2 3
1
5
0
Sample Output
6
5
`, { examples: [['3\n1 2 3\n1\n5\n0\n', '6\n5\n']], title: '10999 Counting Crates' });

  reads('Polygon\'s LaTeX with \\exmpfile and inline \\exmp', String.raw`\begin{problem}{Sum of a List}{standard input}{standard output}{2 seconds}{256 megabytes}

Find the sum of $n$ integers.

\InputFile
The first line contains $n$ ($1 \le n \le 10^5$).

\OutputFile
Print the sum.

\Examples

\begin{example}
\exmp{3
1 2 3
}{6
}%
\exmp{1
5
}{5
}%
\end{example}

\Note
In the first test $1+2+3=6$.

\end{problem}
`, { examples: two, title: 'Sum of a List', timeLimitMs: 2000, memoryLimitMb: 256 }, { fileName: 'problem.tex' });

  reads('olymp.sty in Russian with files', String.raw`\begin{problem}{Сумма}{sum.in}{sum.out}{1 секунда}{64 мегабайта}{}

Найдите сумму чисел.

\InputFile
Число $n$ и ещё $n$ чисел.

\OutputFile
Одно число~--- сумма.

\Example

\begin{example}
\exmp{
3
1 2 3
}{
6
}%
\end{example}
\end{problem}
`, { examples: [SUM], title: 'Сумма', timeLimitMs: 1000, memoryLimitMb: 64, inputFile: 'sum.in', outputFile: 'sum.out' }, { fileName: 'sum.tex' });

  reads('the Markdown of Codeforces command-line tools', `# A. Sum of a List

time limit per test: 1 second  
memory limit per test: 256 megabytes  
input: standard input  
output: standard output

Find the sum.

## Input

The first line contains $n$.

## Output

Print the sum.

## Examples

### Input

\`\`\`
3
1 2 3
\`\`\`

### Output

\`\`\`
6
\`\`\`

### Input

\`\`\`
1
5
\`\`\`

### Output

\`\`\`
5
\`\`\`

## Note

Nothing.
`, { examples: two, title: 'A. Sum of a List', timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('Code Jam, copied, with cases in the output', `Problem
Ann sums lists.

Input
The first line gives T, the number of test cases. Each case has a line with N and one with N integers.

Output
For each test case, output one line containing Case #x: y, where x is the test case number (starting from 1) and y is the sum.

Limits
Memory limit: 1 GB.
Time limit: 20 seconds.
1 ≤ T ≤ 100.

Test set 1 (Visible Verdict)
1 ≤ N ≤ 10.

Sample
Sample Input
save_alt
content_copy
2
3
1 2 3
1
5
Sample Output
save_alt
content_copy
Case #1: 6
Case #2: 5

In Sample Case #1, the sum is 6.
`, { examples: [['2\n3\n1 2 3\n1\n5\n', 'Case #1: 6\nCase #2: 5\n']], timeLimitMs: 20000, memoryLimitMb: 1024 });

  reads('Kick Start\'s HTML', `<div class="problem-description"><h3>Problem</h3><p>Sum lists.</p><h3>Input</h3><p>T cases.</p><h3>Output</h3><p>Case #x: y</p>
<h3>Limits</h3><p>Time limit: 40 seconds.<br>Memory limit: 1 GB.</p>
<h3>Sample</h3><div class="problem-io-wrapper-new"><table><tr><td>Sample Input</td><td>Sample Output</td></tr><tr><td>
<pre class="io-content">1
3
1 2 3
</pre></td><td><pre class="io-content">Case #1: 6
</pre></td></tr></table></div></div>`, { examples: [['1\n3\n1 2 3\n', 'Case #1: 6\n']], timeLimitMs: 40000 }, { fileName: 'kick.html' });

  reads('an ICPC problem set, text out of the PDF', `Problem A
Adding Crates
Time limit: 3 seconds
Alice has n crates and wants to know what they weigh together.
Input
The first line of input contains an integer n (1 ≤ n ≤ 100). The next line has n integers.
Output
Display the total.
Sample Input 1 Sample Output 1
3
1 2 3
6
Sample Input 2 Sample Output 2
1
5
5
ICPC World Finals Problem A: Adding Crates
`, { title: 'Adding Crates', timeLimitMs: 3000, examples: [] });

  reads('a Kattis package\'s LaTeX', String.raw`\problemname{Adding Crates}

\illustration{0.3}{crates.jpg}{Some crates}
Find the sum.

\section*{Input}
An integer $n$ ($1 \le n \le 100$) and $n$ integers.

\section*{Output}
Output the sum. Your answer is accepted if its absolute or relative error is at most $10^{-6}$.

\sampletable{1}{2}
`, { title: 'Adding Crates', tolerance: 1e-6, examples: [] }, { fileName: 'problem.en.tex' });

  reads('LeetCode, copied', `1480. Running Total
Easy
Topics
Companies
Hint
Given an integer array nums, return the running total of nums.

 

Example 1:

Input: nums = [1,2,3,4]
Output: [1,3,6,10]
Explanation: The running total is obtained as follows: [1, 1+2, 1+2+3, 1+2+3+4].

Example 2:

Input: nums = [1,1,1]
Output: [1,2,3]

 

Constraints:

1 <= nums.length <= 1000
-10^6 <= nums[i] <= 10^6
Seen this question in a real interview before?
1/5
Yes
No
Accepted
2.1M
`, { title: '1480. Running Total', examples: [['nums = [1,2,3,4]\n', '[1,3,6,10]\n'], ['nums = [1,1,1]\n', '[1,2,3]\n']] });

  reads('LeetCode\'s HTML of the new kind', `<p>Return the sum.</p>
<p><strong class="example">Example 1:</strong></p>
<div class="example-block">
<p><strong>Input:</strong> <span class="example-io">nums = [1,2,3]</span></p>
<p><strong>Output:</strong> <span class="example-io">6</span></p>
<p><strong>Explanation:</strong></p>
<p>The sum of all is 6.</p>
</div>
<p><strong class="example">Example 2:</strong></p>
<div class="example-block">
<p><strong>Input:</strong> <span class="example-io">nums = [5]</span></p>
<p><strong>Output:</strong> <span class="example-io">5</span></p>
</div>
<p><strong>Constraints:</strong></p><ul><li><code>1 &lt;= nums.length &lt;= 100</code></li></ul>`,
  { examples: [['nums = [1,2,3]\n', '6\n'], ['nums = [5]\n', '5\n']] }, { fileName: 'leet.html' });

  reads('AtCoder\'s old pages', `<html><head><title>A - Sum of a List</title></head><body><span class="h2">A - Sum of a List</span>
<p>Time Limit: 2 sec / Memory Limit: 64 MB</p>
<div id="task-statement"><div class="part"><h3>問題文</h3><section>和を求めてください。</section></div><hr>
<div class="part"><h3>入力</h3><section>入力は以下の形式で標準入力から与えられる。<pre>
<var>N</var>
<var>a_1</var> … <var>a_N</var>
</pre></section></div>
<div class="part"><h3>出力</h3><section>和を1行に出力せよ。</section></div><hr>
<div class="part"><h3>入力例 1</h3><section><pre>
3
1 2 3
</pre></section></div>
<div class="part"><h3>出力例 1</h3><section><pre>
6
</pre><p>1+2+3=6です。</p></section></div></div></body></html>`, { examples: [SUM], title: 'A - Sum of a List', timeLimitMs: 2000, memoryLimitMb: 64 }, { fileName: 'abc.html' });

  reads('AtCoder, copied in Japanese', `A - 数列の和
実行時間制限: 2 sec / メモリ制限: 1024 MiB

配点 : 100 点

問題文
N 個の整数の和を求めてください。

制約
1≤N≤100
入力はすべて整数である
入力
入力は以下の形式で標準入力から与えられる。

N
A1​ … AN​
出力
答えを出力せよ。

入力例 1 
Copy
3
1 2 3
出力例 1 
Copy
6
1+2+3=6 です。

入力例 2 
Copy
1
5
出力例 2 
Copy
5
`, { examples: two, title: 'A - 数列の和', timeLimitMs: 2000, memoryLimitMb: 1024 });

  reads('Luogu\'s Markdown of the new kind', `# P9999 求和

## 题目背景

无。

## 题目描述

给定 $n$ 个整数，求它们的和。

## 输入格式

第一行一个整数 $n$。第二行 $n$ 个整数。

## 输出格式

一行一个整数。

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
1
5
\`\`\`

### 输出 #2

\`\`\`
5
\`\`\`

## 说明/提示

$1\\le n\\le 100$。
`, { examples: two });

  reads('the fences of Chinese judges, named input1 and output1', `# A. 求和

## Background

## Description

求 $n$ 个数的和。

## Format

### Input

第一行 $n$。

### Output

一个数。

## Samples

\`\`\`input1
3
1 2 3
\`\`\`

\`\`\`output1
6
\`\`\`

\`\`\`input2
1
5
\`\`\`

\`\`\`output2
5
\`\`\`

## Limitation

1s, 256MiB for each test case.
`, { examples: two, timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('NowCoder, copied', `时间限制：C/C++/Rust/Pascal 1秒，其他语言2秒
空间限制：C/C++/Rust/Pascal 256 M，其他语言512 M
64bit IO Format: %lld
题目描述
求 n 个整数的和。
输入描述:
第一行一个整数 n。
第二行 n 个整数。
输出描述:
输出一个整数。
示例1
输入
复制
3
1 2 3
输出
复制
6
说明
1+2+3=6
示例2
输入
复制
1
5
输出
复制
5
`, { examples: two, timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('Baekjoon, copied', `합 구하기 성공다국어
시간 제한	메모리 제한	제출	정답	맞힌 사람	정답 비율
2 초	128 MB	1234	567	456	50.000%
문제
N개의 정수의 합을 구하시오.

입력
첫째 줄에 N이 주어진다. 둘째 줄에 N개의 정수가 주어진다.

출력
합을 출력한다.

예제 입력 1  복사
3
1 2 3
예제 출력 1  복사
6
예제 입력 2  복사
1
5
예제 출력 2  복사
5
출처
문제를 만든 사람: someone
알고리즘 분류
수학
`, { examples: two, timeLimitMs: 2000, memoryLimitMb: 128 });

  reads('Yandex contest, copied', `A. Сумма
Ограничение времени	1 секунда
Ограничение памяти	64Mb
Ввод	стандартный ввод или input.txt
Вывод	стандартный вывод или output.txt
Найдите сумму чисел.

Формат ввода
Число n, затем n чисел.

Формат вывода
Сумма.

Пример 1
Ввод
Вывод
3
1 2 3
6
Пример 2
Ввод
Вывод
1
5
5
Примечания
Всё просто.
`, { title: 'A. Сумма', timeLimitMs: 1000, memoryLimitMb: 64, examples: [] });

  reads('e-olymp', `Сумма списка
Найдите сумму.

Лимит времени 1 секунда
Лимит использования памяти 128 MiB

Входные данные
Число n и n чисел.

Выходные данные
Вывести сумму.

Пример
Входные данные #1
3
1 2 3
Выходные данные #1
6
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 128 });

  reads('Timus, copied', `1000. Sum of a List
Time limit: 1.0 second
Memory limit: 64 MB
Find the sum of a list.
Input
The number n, then n numbers.
Output
The sum.
Sample
input	output
3
1 2 3
6
Problem Author: Someone
Problem Source: Somewhere, 2001
Tags: none  (hide tags for unsolved problems)
Difficulty: 22    Printable version    Submit solution    Discussion (7)
All submissions (6)    All accepted submissions (2)    Solutions rating (3)
`, { title: '1000. Sum of a List', timeLimitMs: 1000, memoryLimitMb: 64, examples: [] });

  reads('Timus, the page\'s HTML', `<HTML><BODY><H2 class="problem_title">1000. Sum of a List</H2><DIV class="problem_limits">Time limit: 1.0 second<BR>Memory limit: 64 MB<BR></DIV>
<DIV ID="problem_text"><DIV CLASS="problem_par"><DIV CLASS="problem_par_normal">Find the sum.</DIV></DIV><H3 CLASS="problem_subtitle">Input</H3><DIV CLASS="problem_par">Numbers.</DIV><H3 CLASS="problem_subtitle">Output</H3><DIV CLASS="problem_par">The sum.</DIV>
<H3 CLASS="problem_subtitle">Sample</H3><TABLE CLASS="sample"><TR><TH WIDTH="350"><DIV STYLE="width:350px; height:1px; font-size:1px;">&nbsp;</DIV>input</TH><TH>output</TH></TR>
<TR><TD><PRE CLASS="intable">3
1 2 3
</PRE></TD><TD><PRE CLASS="intable">6
</PRE></TD></TR></TABLE></DIV></BODY></HTML>`, { examples: [SUM], title: '1000. Sum of a List', timeLimitMs: 1000, memoryLimitMb: 64 }, { fileName: 't.html' });

  reads('HackerRank\'s HTML', `<div class="challenge_problem_statement"><div class="hackdown-content"><p>Find the sum.</p></div></div>
<div class="challenge_input_format"><div class="challenge_input_format_title"><p><strong>Input Format</strong></p></div><div class="challenge_input_format_body"><p>n, then n integers.</p></div></div>
<div class="challenge_constraints"><div class="challenge_constraints_title"><p><strong>Constraints</strong></p></div><div><p>n is small</p></div></div>
<div class="challenge_output_format"><div><p><strong>Output Format</strong></p></div><div><p>The sum.</p></div></div>
<div class="challenge_sample_input"><div class="challenge_sample_input_title"><p><strong>Sample Input 0</strong></p></div><div class="challenge_sample_input_body"><pre><code>3
1 2 3
</code></pre></div></div>
<div class="challenge_sample_output"><div><p><strong>Sample Output 0</strong></p></div><div><pre><code>6
</code></pre></div></div>
<div class="challenge_explanation"><div><p><strong>Explanation 0</strong></p></div><div><pre><code>1 + 2 + 3 = 6
</code></pre></div></div>`, { examples: [SUM] }, { fileName: 'hr.html' });

  reads('CSES, copied', `CSES Problem Set
Sum of a List
TASKSUBMITRESULTSSTATISTICSTESTSHACKING
Time limit: 1.00 s
Memory limit: 512 MB

You are given a list of n integers.

Input

The first input line has an integer n. The second has n integers.

Output

Print the sum.

Constraints
1 \\le n \\le 100
Example

Input:
3
1 2 3

Output:
6
Introductory Problems
Weird Algorithm
Missing Number
...
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 512 });

  reads('USACO, old text with file names', `Adding Crates [Ann Author, 2005]

Farmer John wants to know what his crates weigh.

PROBLEM NAME: crates

INPUT FORMAT:

* Line 1: A single integer, N

* Line 2: N space-separated integers

SAMPLE INPUT (file crates.in):

3
1 2 3

INPUT DETAILS:

Three crates.

OUTPUT FORMAT:

* Line 1: The sum.

SAMPLE OUTPUT (file crates.out):

6

OUTPUT DETAILS:

1+2+3=6
`, { examples: [SUM], inputFile: 'crates.in', outputFile: 'crates.out' });

  reads('USACO, training gateway', `Adding Crates

Sum the weights.
PROGRAM NAME: crates
INPUT FORMAT
Line 1: 	N
Line 2: 	N integers
SAMPLE INPUT (file crates.in)

3
1 2 3

OUTPUT FORMAT
The sum on one line.
SAMPLE OUTPUT (file crates.out)

6
`, { examples: [SUM], inputFile: 'crates.in', outputFile: 'crates.out' });

  reads('Toph, copied', `Sum of a List

By someone · Limits 1s, 512 MB

Find the sum.

Input
The first line contains N (1≤N≤100).

Output
Print the sum.

Samples
Input	Output
3
1 2 3
6

Submit
Login to submit.
Statistics
50% Solution Ratio
`, { timeLimitMs: 1000, memoryLimitMb: 512, examples: [] });

  reads('LightOJ, copied', `1000 - Sum of a List
Time Limit: 2 second(s)	Memory Limit: 32 MB
Given a list, find the sum.

Input
Input starts with an integer T (≤ 125), denoting the number of test cases.

Output
For each test case, print the case number and the sum.

Sample Input
Output for Sample Input
2
1 10
2 20 30
Case 1: 10
Case 2: 50
PROBLEM SETTER: SOMEONE
`, { title: '1000 - Sum of a List', timeLimitMs: 2000, memoryLimitMb: 32, examples: [] });

  reads('Codeforces, copied with the page\'s Copy buttons', `A. Sum of a List
time limit per test1 second
memory limit per test256 megabytes
inputstandard input
outputstandard output
Find the sum of n integers.

Input
The first line contains n.

Output
Print the sum.

Examples
InputCopy
3
1 2 3
OutputCopy
6
InputCopy
1
5
OutputCopy
5
Note
In the first sample 1+2+3=6.
`, { examples: two, title: 'A. Sum of a List', timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('POJ, copied', `Adding Crates
Time Limit: 1000MS		Memory Limit: 65536K
Total Submissions: 100		Accepted: 50
Description

Find the sum.
Input

n, then n numbers.
Output

The sum.
Sample Input

3
1 2 3
Sample Output

6
Source

Somebody's contest
[Submit]   [Go Back]   [Status]   [Discuss]
`, { examples: [SUM], title: 'Adding Crates', timeLimitMs: 1000, memoryLimitMb: 64 });

  reads('HDU, copied', `Adding Crates
Time Limit: 2000/1000 MS (Java/Others)    Memory Limit: 65536/32768 K (Java/Others)
Total Submission(s): 100    Accepted Submission(s): 50

Problem Description
Find the sum.

Input
n, then n numbers.

Output
The sum.

Sample Input
3
1 2 3
 

Sample Output
6
 

Author
someone
 

Recommend
We have carefully selected several similar problems for you:  1001 1002 
`, { examples: [SUM], title: 'Adding Crates', timeLimitMs: 1000 });

  reads('the POI\'s text in Polish', `Skrzynie
Limit pamięci: 32 MB

Znajdź sumę wag.

Wejście
W pierwszym wierszu liczba n. W drugim wierszu n liczb całkowitych.

Wyjście
Jedna liczba - suma.

Przykład
Dla danych wejściowych:

3
1 2 3
poprawną odpowiedzią jest:

6
Autor zadania: Ktoś.
`, { examples: [SUM], memoryLimitMb: 32 });

  reads('CodeChef\'s Markdown', `# Adding Crates

Chef has $N$ crates.

### Input Format

- The first line contains $T$, the number of test cases.

### Output Format

For each test case, output the sum.

### Constraints

- $1 \\leq T \\leq 10$

### Sample 1:

Input

\`\`\`
2
10 -4
\`\`\`

Output

\`\`\`
6
\`\`\`

### Explanation:

**Test case $1$:** $10 - 4 = 6$.
`, { examples: [PAIR], title: 'Adding Crates' });

  reads('Codeforces\' gym, text out of the PDF in Spanish', `Problema A. Suma de cajas
Nombre de archivo de entrada: entrada estándar
Nombre de archivo de salida: salida estándar
Límite de tiempo: 1 segundo
Límite de memoria: 256 megabytes

Halla la suma.

Entrada
Un entero n y n enteros.

Salida
La suma.

Ejemplo de entrada
3
1 2 3

Ejemplo de salida
6
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('DMOJ\'s Markdown with points', `# Adding Crates

Points: 5
Time limit: 2.0s
Memory limit: 64M

Find the sum.

#### Input Specification

The first line contains $N$.

#### Output Specification

The sum.

#### Sample Input

    3
    1 2 3

#### Sample Output

    6

#### Explanation of Output for Sample Input

    1 + 2 + 3 = 6
`, { examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 64 });

  reads('acm.timus-like tables in Markdown', `# Sum

**Time limit:** 1 second

**Memory limit:** 16 MB

Find the sum.

## Examples

| № | INPUT.TXT | OUTPUT.TXT |
|---|-----------|------------|
| 1 | 3<br>1 2 3 | 6 |
| 2 | 1<br>5 | 5 |
`, { examples: two, timeLimitMs: 1000, memoryLimitMb: 16 });
});
