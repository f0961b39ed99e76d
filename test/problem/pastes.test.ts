import { PAIR, reads, SUM } from './shapes';

describe('statements as people paste and keep them', () => {
  reads('talk right under an output, in Japanese', `入力例 1
Copy
3
1 2 3
出力例 1
Copy
6
荷物の重さの合計は 1+2+3=6 です。

入力例 2
Copy
2
10 -4
出力例 2
Copy
6
`, { examples: [SUM, PAIR] });

  reads('talk right under an output, broken by the width of the page', `SAMPLE INPUT:
3
1 2 3
SAMPLE OUTPUT:
6
The crates weigh 1, 2 and 3, which
add up to 6.
SCORING:
All of it.
`, { examples: [SUM] });

  reads('outputs that are sentences', `Sample Input
2
5
7
Sample Output
Crate 1:
The crate weighs 5 in all, and that is that.
Crate 2:
The crate weighs 7 in all, and that is that.
`, { examples: [['2\n5\n7\n', 'Crate 1:\nThe crate weighs 5 in all, and that is that.\nCrate 2:\nThe crate weighs 7 in all, and that is that.\n']] });

  reads('the word of a button above a block', `### 入力例 1Copy

Copy

\`\`\`
3
1 2 3
\`\`\`

### 出力例 1Copy

Copy

\`\`\`
6
\`\`\`
`, { examples: [SUM] });

  reads('quoted data under labels that are not quoted', `# P1 箱子

## 输入输出样例

### 输入 #1
> 3  
> 1 2 3

### 输出 #1
> 6
`, { examples: [SUM], title: 'P1 箱子' });

  reads('a sentence that leads to the data', `箱子的重量

输入样例:
在这里给出一组输入。例如：

3
1 2 3
输出样例:
在这里给出相应的输出。例如：

6
代码长度限制
16 KB
时间限制
400 ms
内存限制
64 MB
`, { examples: [SUM], timeLimitMs: 400, memoryLimitMb: 64 });

  reads('rules under its labels', `Sample Input:
-------------
3
1 2 3

Sample Output:
--------------
6
`, { examples: [SUM] });

  reads('a post that keeps a statement under a title of its own', `---
title: '[crates] a post about adding'
date: 2020-01-01
tags:
  - sums
---

# Crates and Weights

Time Limit: 2000/1000 MS (Java/Others)

Sample Input

    3
    1 2 3

Sample Output

    6
`, { title: 'Crates and Weights', examples: [SUM], timeLimitMs: 1000 });

  reads('a post whose title is all there is', `---
title: Crates
date: 2020-01-01
---

# Sample Input 1
{% highlight text %}
3
1 2 3
{% endhighlight %}

# Sample Output 1
{% highlight text %}
6
{% endhighlight %}
`, { title: 'Crates', examples: [SUM] });

  reads('two columns under underlined heads', `Sample Input 0     Sample Output 0
--------------     ---------------
3                  6
1 2 3

Sample Input 1     Sample Output 1
--------------     ---------------
2                  6
10 -4
Explanation: 10 - 4 = 6.
`, { examples: [SUM, PAIR] });

  reads('heads side by side as a PDF gives them, the cells one under the other', `Examples
Sample Input 1 Sample Output 1
3
1 2 3

6

Sample Input 2 Sample Output 2
2
10 -4

6

Notes
The sum is asked for.
`, { examples: [SUM, PAIR] });

  reads('a table whose cells came one under the other', `Пример 1
Ввод\tВывод
3
1 2 3

6
Пример 2
Ввод\tВывод
2
10 -4

6
`, { examples: [SUM, PAIR] });

  reads('a table that a person typed with tabs', `Пример
№\tINPUT.TXT\t\tOUTPUT.TXT
1\t3
\t1 2 3\t\t6
`, { examples: [SUM] });

  reads('a table with the output set off by blanks', `Пример
INPUT.TXT\tOUTPUT.TXT
3        6
1 2 3
`, { examples: [SUM] });

  reads('limits in a block', `## Crates

\`\`\`
SAMPLE INPUT
3
1 2 3

SAMPLE OUTPUT
6
\`\`\`

\`\`\`
Time Limit: 1.5 sec(s) for each input file.
Memory Limit: 256 MB
\`\`\`
`, { title: 'Crates', examples: [SUM], timeLimitMs: 1500, memoryLimitMb: 256 });

  reads('labels above, blocks below, and more of the page after them', `### Sample 1:
Input
Output

\`\`\`
3
1 2 3
\`\`\`

\`\`\`
6
\`\`\`

## Solution

**Language:** Java

\`\`\`java
class Crates {}
\`\`\`
`, { examples: [SUM] });

  reads('notes right under an output', `示例1
输入
复制
3
1 2 3
输出
复制
6
备注:
n<=100
`, { examples: [SUM] });

  reads('standard output with a file as an alternative', `Язык\tОграничение времени\tОграничение памяти\tВвод\tВывод
Все языки\t0.2 секунды\t64Mb\tстандартный ввод или input.txt\tстандартный вывод или output.txt
Kotlin\t0.6 секунд\t64Mb
Даны n ящиков.
`, { examples: [], timeLimitMs: 200, memoryLimitMb: 64, inputFile: null, outputFile: null });

  reads('a statement of a judge pasted as HTML into Markdown', `---
title: a post
---
## 题目
<div class="problem-statement"><div class="header"><div class="title">A. Crates</div><div class="time-limit"><div class="property-title">time limit per test</div>1 second</div></div><div><p>Add.</p></div><div class="output-specification"><div class="section-title">Output</div><p>If there are multiple answers, print any of them.</p></div><div class="sample-tests"><div class="section-title">Example</div><div class="sample-test"><div class="input"><div class="title">Input</div><pre>3<br>1 2 3<br></pre></div><div class="output"><div class="title">Output</div><pre>6<br></pre></div></div></div></div>

## 题解
\`\`\`
int main() {}
\`\`\`
`, { title: 'A. Crates', examples: [SUM], timeLimitMs: 1000, anyAnswer: true });

  reads('an answer of which any is accepted', `# Crates

## Checking

Any shortest sequence is accepted. Letters in any case are accepted.
`, { examples: [], anyAnswer: true });

  reads('no answer accepted in any case', `# Crates

## Output

Print YES or NO. Each letter in any case is accepted.
`, { examples: [], anyAnswer: false });
});

describe('titles', () => {
  for (const [shape, text, title] of [
    ['right above the time limit', 'CF 800\nA. Crates\ntime limit per test2 seconds\n', 'A. Crates'],
    ['of a numbered task whose words are labels', '2002. Test Task\nTime limit: 0.5 second\nText.\n', '2002. Test Task'],
    ['under the name of the contest', 'Open Contest, Bronze\nProblem 3. Crates\n\nAdd them.\n', 'Problem 3. Crates'],
    ['under a link', 'https://judge.example/1\nCrates\n\nAdd them.\n', 'Crates'],
    ['named in Korean', '제목: 상자의 무게\n제출: https://judge.example/1\n', '상자의 무게'],
    ['a link with a mark', '# Crates [⬀](https://judge.example/1)\n', 'Crates'],
    ['between rules', '-----------------\n------ Crates - Part 1 ------\nAdd them.\n', 'Crates - Part 1'],
    ['a mere letter', '# Problem B\n\nSample Input:\n\n    1\n\nSample Output:\n\n    1\n', 'Problem B'],
  ] as const) {
    reads(shape, text, { examples: title === 'Problem B' ? [['1\n', '1\n']] : [], title });
  }
});
