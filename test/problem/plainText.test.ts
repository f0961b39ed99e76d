import { PAIR, reads, SUM } from './shapes';

describe('statements in plain text', () => {
  reads('AtCoder in English', `Time Limit: 2 sec / Memory Limit: 1024 MiB
Problem Statement

You are given N crates. Print the total weight.

Constraints

- 1 ≤ N ≤ 100

Input

The input is given from Standard Input in the following format:

N
A_1 A_2 … A_N

Output

Print the answer.

Sample Input 1 Copy

Copy
3
1 2 3

Sample Output 1 Copy

Copy
6

The crates weigh 1 + 2 + 3 = 6.

Sample Input 2

2
10 -4

Sample Output 2

6
`, { examples: [SUM, PAIR], timeLimitMs: 2000, memoryLimitMb: 1024, title: null });

  reads('AtCoder in Japanese', `実行時間制限: 2 sec / メモリ制限: 1024 MB

問題文

荷物が N 個あります。重さの合計を出力してください。

入力

入力は以下の形式で標準入力から与えられる。

N
A_1 … A_N

出力

答えを出力せよ。

入力例 1

3
1 2 3

出力例 1

6

合計は 1+2+3=6 です。

入力例 2

2
10 -4

出力例 2

6
`, { examples: [SUM, PAIR], timeLimitMs: 2000, memoryLimitMb: 1024 });

  reads('Codeforces as copied with its buttons', `A. Crates
time limit per test2 seconds
memory limit per test256 megabytes
inputstandard input
outputstandard output
You are given n crates.

Input
The first line contains n (1≤n≤100).

The second line contains n integers.

Output
Print one integer — the total weight. If there are multiple answers, print any of them.

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
In the first example the answer is 6.
`, { examples: [SUM, PAIR], timeLimitMs: 2000, memoryLimitMb: 256, anyAnswer: true, inputFile: null, title: 'A. Crates' });

  reads('Codeforces in Russian', `B. Ящики
ограничение по времени на тест
0.5 секунд
ограничение по памяти на тест
64 мегабайта
ввод
crates.in
вывод
crates.out
Даны n ящиков.

Входные данные
В первой строке записано целое число n.

Выходные данные
Выведите суммарный вес. Если решений несколько, выведите любое.

Примеры
Входные данные
3
1 2 3
Выходные данные
6
Входные данные
2
10 -4
Выходные данные
6
Примечание
В первом примере ответ равен 6.
`, { examples: [SUM, PAIR], timeLimitMs: 500, memoryLimitMb: 64, anyAnswer: true, inputFile: 'crates.in', outputFile: 'crates.out', title: 'B. Ящики' });

  reads('several tests in one block as one example', `Example
Input
3
1
5

2
7 7

1
9
Output
5
14
9
`, { examples: [['3\n1\n5\n\n2\n7 7\n\n1\n9\n', '5\n14\n9\n']] });

  reads('USACO', `Problem 2. Weighing Hay [Bronze]

Farmer Nell has N bales.

INPUT FORMAT (file bales.in):
The first line contains N.

OUTPUT FORMAT (file bales.out):
The total weight.

SAMPLE INPUT:

3
1 2 3

SAMPLE OUTPUT:

6

The total is 6.

Problem credits: nobody
`, { examples: [SUM], inputFile: 'bales.in', outputFile: 'bales.out' });

  reads('LeetCode', `Given an array of integers crates, return the total weight. You can return the answer in any order.

Example 1:

Input: crates = [1,2,3], limit = 4
Output: [6]
Explanation: Because 1 + 2 + 3 = 6.

Example 2:

Input: crates = []
Output: [0]

Constraints:

0 <= crates.length <= 100
`, { examples: [['crates = [1,2,3], limit = 4\n', '[6]\n'], ['crates = []\n', '[0]\n']], anyOrder: true });

  reads('LeetCode for a class', `Design a shelf.

Example 1:

Input
["Shelf", "put", "sum"]
[[], [3], []]
Output
[null, null, 3]

Explanation
Shelf shelf = new Shelf();
shelf.put(3);

Constraints:

1 <= value <= 9
`, { examples: [['["Shelf", "put", "sum"]\n[[], [3], []]\n', '[null, null, 3]\n']] });

  reads('HackerEarth', `Crates on a ship
Nell loads crates.

Input Format
First line N.

Output Format
Print the total.

SAMPLE INPUT 
3
1 2 3

SAMPLE OUTPUT 
6

Explanation

The total is 6.

Time Limit:	1.0 sec(s) for each input file.
Memory Limit:	256 MB
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 256 });

  reads('UVa with cases parted by blank lines', `Crates

Input
The input has several cases; N = 0 ends it.

Output
For each case print the total, with a blank line between cases.

Sample Input
2
1 2
1
5
0
Sample Output
Case 1:
The total is 3.

Case 2:
The total is 5.
`, { examples: [['2\n1 2\n1\n5\n0\n', 'Case 1:\nThe total is 3.\n\nCase 2:\nThe total is 5.\n']] });

  reads('POJ', `Crates
Time Limit: 1000MS		Memory Limit: 65536K
Total Submissions: 1234		Accepted: 567
Description

Nell has crates.
Input

The first line contains N.
Output

The total.
Sample Input

3
1 2 3
Sample Output

6
Source

Own Contest 2020
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 64, title: 'Crates' });

  reads('HDU with two figures for a limit', `Crates

Time Limit: 4000/2000 MS (Java/Others)    Memory Limit: 131072/65536 K (Java/Others)

Problem Description
Nell has crates.

Input
N and the weights.

Output
The total.

Sample Input
3
1 2 3

Sample Output
6
`, { examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 64 });

  reads('Luogu as copied', `题目描述
有 n 个箱子，求总重量。

输入格式
第一行一个整数 n。

输出格式
输出总重量。若有多种方案，输出任意一种。

输入输出样例
输入 #1复制
3
1 2 3
输出 #1复制
6
输入 #2复制
2
10 -4
输出 #2复制
6
说明/提示
对于 100% 的数据，n ≤ 100。
`, { examples: [SUM, PAIR], anyAnswer: true });

  reads('a Chinese school contest', `【题目描述】
给定 n 个箱子。

【输入格式】
从文件 crates.in 中读入数据。

【输出格式】
输出到文件 crates.out 中。

【样例输入】
3
1 2 3

【样例输出】
6

【样例说明】
总和是 6。

【数据范围】
n ≤ 100，时间限制 1 秒，内存限制 512MB。
`, { examples: [SUM], inputFile: 'crates.in', outputFile: 'crates.out', timeLimitMs: 1000, memoryLimitMb: 512 });

  reads('Baekjoon', `상자
시간 제한	메모리 제한	제출	정답
2 초	128 MB	100	50

문제
상자가 N개 있다.

입력
첫째 줄에 N이 주어진다.

출력
무게의 합을 출력한다.

예제 입력 1 복사
3
1 2 3
예제 출력 1 복사
6
예제 입력 2 복사
2
10 -4
예제 출력 2 복사
6
`, { examples: [SUM, PAIR], timeLimitMs: 2000, memoryLimitMb: 128 });

  reads('acmp with its table of examples', `Ящики
(Время: 1 сек. Память: 16 Мб Сложность: 10%)
Требуется найти сумму.

Входные данные
Входной файл INPUT.TXT содержит число N.

Выходные данные
В выходной файл OUTPUT.TXT выведите сумму.

Примеры
№	INPUT.TXT	OUTPUT.TXT
1	3
1 2 3	6
2	2
10 -4	6
`, { examples: [SUM, PAIR], timeLimitMs: 1000, memoryLimitMb: 16, inputFile: 'INPUT.TXT', outputFile: 'OUTPUT.TXT' });

  reads('Timus as copied', `9001. Crates
Time limit: 0.5 second
Memory limit: 64 MB
Find the total.
Input
The first line contains N.
Output
The total.
Sample
input	output
3
1 2 3

	
6
Problem Author: Nell
`, { examples: [SUM], timeLimitMs: 500, memoryLimitMb: 64 });

  reads('Kattis as copied', `Crates
Nell has crates.

Input
The first line contains n.

Output
Output the total, with an absolute or relative error of at most 10−6.

Sample Input 1	Sample Output 1

3
1 2 3

6

Sample Input 2	Sample Output 2

2
10 -4

6
`.replace(/\n\n6\n/g, '\n\n\t\n\n6\n'), { examples: [SUM, PAIR], tolerance: 1e-6 });

  reads('Yandex with both heads above', `A. Ящики
Ограничение времени	1 секунда
Ограничение памяти	64Mb
Ввод	стандартный ввод или input.txt
Вывод	стандартный вывод или output.txt
Найдите сумму.

Формат ввода
Число N.

Формат вывода
Сумма.

Пример 1
Ввод	Вывод

3
1 2 3

\t

6

`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 64, inputFile: null, outputFile: null });

  reads('the dashes of program corpora', `Nell has crates.

-----Input-----

The first line contains N.


-----Output-----

Print the total.


-----Examples-----
Input
3
1 2 3

Output
6

Input
2
10 -4

Output
6



-----Note-----

In the first sample the total is 6.
`, { examples: [SUM, PAIR] });

  reads('an output named after its input', `Sample Input 1

3
1 2 3

Output for the Sample Input 1

6
`, { examples: [SUM] });

  reads('data that holds the words of labels', `Sample Input 1

3
Output
Input
Note
Sample Output 1

Input
Note
Sample Input 2

1
x
Sample Output 2

x
`, { examples: [['3\nOutput\nInput\nNote\n', 'Input\nNote\n'], ['1\nx\n', 'x\n']] });

  reads('SPOJ', `CRATES - Crates

Find the total.

Input
N and the weights.

Output
The total.

Example
Input:
3
1 2 3

Output:
6
`, { examples: [SUM] });

  reads('CodeChef', `Crates
Nell has crates.

Input Format
The first line contains N.

Output Format
Print the total.

Sample 1:
Input
Output
3
1 2 3

6

Explanation:
The total is 6.
`, { examples: [SUM] });

  reads('Code Jam', `Problem
Nell has crates.

Input
The first line of the input gives the number of test cases, T. T test cases follow.

Output
For each test case, output one line containing Case #x: y.

Limits
Time limit: 20 seconds.
Memory limit: 1 GB.

Sample
Sample Input
2
3
1 2 3
1
5
Sample Output
Case #1: 6
Case #2: 5
`, { examples: [['2\n3\n1 2 3\n1\n5\n', 'Case #1: 6\nCase #2: 5\n']], timeLimitMs: 20_000, memoryLimitMb: 1024 });

  reads('columns set with spaces', `Crates

Sample Input    Sample Output
3               6
1 2 3
`, { examples: [SUM] });

  reads('GeeksforGeeks', `Given an array, find the total.

Examples:

Input : arr[] = {1, 2, 3}
Output : 6

Input : arr[] = {10, -4}
Output : 6
`, { examples: [['arr[] = {1, 2, 3}\n', '6\n'], ['arr[] = {10, -4}\n', '6\n']] });

  reads('no example in a statement without one', `Crates

Input
The first line contains N. The second line contains N integers.

Output
Print the total.
`, { examples: [] });
});
