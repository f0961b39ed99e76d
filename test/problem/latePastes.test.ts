import { reads } from './shapes';

describe('files and pastes, a fourth lot', () => {
  reads('data that looks like AsciiDoc', `# Equation Lines

Each line holds an equation part.

## Input

\`n\`, then \`n\` lines that begin with \`=\`.

## Output

Print them reversed.

## Sample Input

\`\`\`
3
= 5
== x
----
\`\`\`

## Sample Output

\`\`\`
----
== x
= 5
\`\`\`

## Sample Input

    2
    :a:
    .B

## Sample Output

    .B
    :a:
`, {
    examples: [['3\n= 5\n== x\n----\n', '----\n== x\n= 5\n'], ['2\n:a:\n.B\n', '.B\n:a:\n']],
    title: 'Equation Lines', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'asciidoc_like.md' });

  reads('BaekjoonHub\'s README, no samples', `# [Silver III] 운하 - 99444\x20

[문제 링크](https://www.acmicpc.net/problem/99444)\x20

### 성능 요약

메모리: 114328 KB, 시간: 92 ms

### 분류

다이나믹 프로그래밍

### 제출 일자

2026년 11월 2일 10:11:12

### 문제 설명

<p>운하에 배 N척이 있다.</p>

### 입력\x20

 <p>첫째 줄에 N이 주어진다.</p>

### 출력\x20

 <p>첫째 줄에 답을 출력한다.</p>
`, {
    examples: [],
    title: '[Silver III] 운하 - 99444', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'baekjoon_md.md' });

  reads('notes with sections on one line', `## 1999X. Canal Walk

Time limit: 2.5 seconds | Memory limit: 512 megabytes

You are given a grid. Output any path, or \`-1\`. If there are several paths, output any of them.

**Input**: first line \`n m\`; then the grid.

**Output**: the path.

**Example 1**

Input:
\`\`\`
1 2
..
\`\`\`
Output:
\`\`\`
R
\`\`\`

**Example 2**

Input:
\`\`\`
1 3
.#.
\`\`\`
Output:
\`\`\`
-1
\`\`\`
`, {
    examples: [['1 2\n..\n', 'R\n'], ['1 3\n.#.\n', '-1\n']],
    title: '1999X. Canal Walk', timeLimitMs: 2500, memoryLimitMb: 512, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cf_md_inline.md' });

  reads('Codeforces, copied with thin and zero-width blanks', `C. Canal Split
time limit per test
1\u00A0second
memory limit per test
256\u00A0megabytes

You are given a canal of length n\u200B. Split it.

Input

The first line contains t (1 ≤ t ≤ 100).

The description of each test case follows.

Output

For each test case output Yes or No. You can output the answer in any case.

Example

input
Copy
2
3 1

4 2
output
Copy
YES

NO
Note

In the first test case the output is YES, since 3 is odd.
`, {
    examples: [['2\n3 1\n\n4 2\n', 'YES\n\nNO\n']],
    title: 'C. Canal Split', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cf_zwsp.txt' });

  reads('a Chinese school\'s statement in brackets', `【题目名称】运河
【时间限制】1秒
【内存限制】128MB

【题目描述】
运河上有n艘船，求最重的船。

【输入格式】
第一行n，第二行n个数。

【输出格式】
一个数。

【样例输入】
3
5 9 2

【样例输出】
9

【样例说明】
第二艘船最重。

【数据规模】
n<=1000
`, {
    examples: [['3\n5 9 2\n', '9\n']],
    title: '【题目名称】运河', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'chinese_wechat.txt' });

  reads('CMS in Italian, limits in a table', `# Canali (canali)

| Limite di tempo | 0.8 secondi |
|---|---|
| Limite di memoria | 512 MiB |

Ci sono $N$ canali.

## Dati di input
La prima riga contiene $N$.

## Dati di output
Una riga con la risposta.

## Esempi

| stdin | stdout |
|---|---|
| 3<br>1 2 3 | 6 |
| 1<br>5 | 5 |
`, {
    examples: [['3\n1 2 3\n', '6\n'], ['1\n5\n', '5\n']],
    title: 'Canali (canali)', timeLimitMs: 800, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cms_italian.md' });

  reads('Exercism\'s instructions, no samples', `# Instructions

Compute the canal number.

The canal number of \`n\` is \`n * (n + 1) / 2\`.

## Examples

- \`canal(1)\` is \`1\`
- \`canal(4)\` is \`10\`
`, {
    examples: [],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'exercism.md' });

  reads('HackerRank\'s text as Markdown', `**Canal Heights**

Dig until level.

**Function Description**

Complete *canal* in the editor.

**Input Format**

An integer \`n\`, then \`n\` heights.

**Constraints**

- \`1 <= n\`

**Output Format**

An integer.

**Sample Input 0**

    3
    1 2 2

**Sample Output 0**

    1

**Explanation 0**

One dig.

**Sample Input 1**

    1
    4

**Sample Output 1**

    0

**Explanation 1**

Level already.
`, {
    examples: [['3\n1 2 2\n', '1\n'], ['1\n4\n', '0\n']],
    title: 'Canal Heights', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hr_md.md' });

  reads('a task by calls, no samples', `IOI 2024 Practice – canal

canal

Aliens dig a canal of N cells. You must find it by asking questions.

Implementation details
You should implement the following procedure:

  int dig(int N)

This procedure is called exactly once. It may call:

  bool ask(int a, int b)

Limits: Time limit: 1 second. Memory limit: 1 GiB.

Sample grader
The sample grader reads input in the following format:
line 1: N

Example
Consider the call dig(3). The procedure may call ask(0, 1), which returns true.
`, {
    examples: [],
    title: 'IOI 2024 Practice – canal', timeLimitMs: 1000, memoryLimitMb: 1024, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'ioi_task.txt' });

  reads('Kattis, Ctrl-A, a table that lost its tabs', `Log in
Problems
Contests
Ranklists
Jobs
Languages
Info
Help
Canals
Canals of size n are dug with locks. Compute the time.

Input
One line with an integer n (1≤n≤100).

Output
Output the time. Any answer with an absolute error of at most 0.001 is accepted.

Sample Input 1\tSample Output 1
10
2.500
Sample Input 2\tSample Output 2
1
0.250
Hide

Problem ID
canals
CPU Time limit
2 seconds
Memory limit
1024 MB
Difficulty
2.1
Easy
Author
Someone
Source
Regional 2019
License
CC BY-SA
© 2026 Kattis
`, {
    examples: [['10\n', '2.500\n'], ['1\n', '0.250\n']],
    title: 'Canals', timeLimitMs: 2000, memoryLimitMb: 1024, tolerance: 0.001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'kattis_copy.txt' });

  reads('LeetCode, Ctrl-A with its menus', `Problem List
Premium
0
Description
Editorial
Solutions
Submissions
3988. Canal Locks
Solved
Medium
Topics
premium lock icon
Companies
Hint
You are given a string s and an integer k.

Return the number of locks. If multiple answers exist, return any of them.

\u00A0

Example 1:

Input: s = "ab c", k = 2

Output: 3

Explanation:

The locks are "a", "b" and "c".

Example 2:

Input: s = "", k = 0

Output: 0

\u00A0

Constraints:

0 <= s.length <= 100

Seen this question in a real interview before?
1/6
Yes
No
Accepted
12,345/23.1K
Acceptance Rate
53.4%
`, {
    examples: [['s = "ab c", k = 2\n', '3\n'], ['s = "", k = 0\n', '0\n']],
    title: '3988. Canal Locks', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'lc_copy.txt' });

  reads('a comment of Pascal, in Russian, with files', `{
  Задача: Каналы
  Ограничение времени: 2 с
  Ограничение памяти: 16 МБ

  Даны каналы. Найти самый длинный.

  Входные данные (canal.in)
  Число N и N чисел.

  Выходные данные (canal.out)
  Одно число.

  Пример
  canal.in     canal.out
  3            9
  4 9 1
}
program canal;
var n: integer;
begin
  { читаем входные данные }
end.
`, {
    examples: [['3\n4 9 1\n', '9\n']],
    title: 'Каналы', timeLimitMs: 2000, memoryLimitMb: 16, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'canal.in', outputFile: 'canal.out',
  }, { fileName: 'pascal.pas' });

  reads('Polygon\'s LaTeX in Portuguese, accents of TeX, samples in files', `\\begin{problem}{Canal de \\textit{Panam\\'a}}{standard input}{standard output}{0.5 seconds}{64 megabytes}

Um canal tem $n$ comportas. Se houver v\\'arias respostas, imprima qualquer uma delas.

\\InputFile
A primeira linha cont\\'em $n$.

\\OutputFile
Imprima a resposta.

\\Examples

\\begin{example}
\\exmpfile{example.01}{example.01.a}%
\\end{example}

\\end{problem}
`, {
    examples: [],
    title: 'Canal de Panamá', timeLimitMs: 500, memoryLimitMb: 64, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'polygon_pt.tex' });

  reads('a Spanish contest\'s PDF as text', `Problema K
Canal de Beagle
Límite de tiempo: 3 segundos
Nombre del archivo: canal.(c|cpp|java|py)

Un barco cruza el canal. Si hay varias soluciones, escribe cualquiera de ellas.

Entrada
Una línea con N.

Salida
Una línea.

Ejemplo de entrada 1            Ejemplo de salida 1
5                               1 4
                                2 3

Ejemplo de entrada 2            Ejemplo de salida 2
1                               *
`, {
    examples: [['5\n', '1 4\n2 3\n'], ['1\n', '*\n']],
    title: 'Canal de Beagle', timeLimitMs: 3000, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'spanish_gym.txt' });

  reads('tabs, the word Output and an empty input in blocks', `# Canal Table

### Input
Tab-separated values.

### Output
The same, aligned.

### Sample Input 1
\`\`\`
a\tb
1\tOutput
\`\`\`
### Sample Output 1
\`\`\`
a   b
1   Output
\`\`\`
### Sample Input 2
\`\`\`

\`\`\`
### Sample Output 2
\`\`\`
empty
\`\`\`
`, {
    examples: [['a\tb\n1\tOutput\n', 'a   b\n1   Output\n'], ['\n', 'empty\n']],
    title: 'Canal Table', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'tabs_inside.md' });

  reads('beecrowd, copied', `beecrowd | 9444
Canais de Veneza
Por Alguém, Brasil

Timelimit: 1
Um gondoleiro passa por N canais. Quantos são largos?

Entrada
A entrada contém N e, na linha seguinte, N larguras.

Saída
Imprima um inteiro.

Exemplo de Entrada\tExemplo de Saída
4
1 9 3 7

2

3
1 1 1

0
`, {
    examples: [['4\n1 9 3 7\n', '2\n'], ['3\n1 1 1\n', '0\n']],
    title: 'Canais de Veneza', timeLimitMs: 1000, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'uri_copy.txt' });

  reads('outputs of a figure and then words', `Title Case

Time limit: 1 second
Memory limit: 256 megabytes

Given a sentence, print the number of its words and the sentence in title case.

Input
One line.

Output
Two lines.

Sample Input 1
the quick fox is in the hat

Sample Output 1
7
The Quick Fox Is In The Hat

Sample Input 2
= a = b

Sample Output 2
4
= A = B
`, {
    examples: [['the quick fox is in the hat\n', '7\nThe Quick Fox Is In The Hat\n'], ['= a = b\n', '4\n= A = B\n']],
    title: 'Title Case', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'words_after_number.txt' });
});
