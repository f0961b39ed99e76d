import { reads } from './shapes';

describe('pages copied whole', () => {
  reads('Codeforces, Ctrl-A of the whole page', `Codeforces
 |
In English По-русски
quokka_fan | Logout
HOME
TOP
CATALOG
CONTESTS
GYM
PROBLEMSET
GROUPS
RATING
EDU
API
CALENDAR
HELP
PROBLEMS
SUBMIT CODE
MY SUBMISSIONS
STATUS
STANDINGS
CUSTOM INVOCATION
D. Bridges of Straw
time limit per test3 seconds
memory limit per test256 megabytes
This is an interactive problem.

There is a hidden permutation p of length n. You may ask at most 2n queries.

Interaction
To make a query, print "? i j". After printing a query do not forget to output the end of line and flush the output. Otherwise, you will get\
 Idleness limit exceeded.

To do this, use:
fflush(stdout) or cout.flush() in C++;
System.out.flush() in Java.

Example
InputCopy
3

1

0

OutputCopy

? 1 2

? 2 3

! 1 3 2

Note
The empty lines in the example are just for better readability.

Codeforces (c) Copyright 2010-2025 Mike Mirzayanov
The only programming contests Web 2.0 platform
Server time: Feb/11/2025 17:12:09UTC+1 (k3).
Desktop version, switch to mobile version.
Privacy Policy | Terms and Conditions

Supported by
TON
ITMO University
`, {
    examples: [['3\n\n1\n\n0\n', '? 1 2\n\n? 2 3\n\n! 1 3 2\n']],
    title: 'D. Bridges of Straw', timeLimitMs: 3000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, interactive: true,
    inputFile: null, outputFile: null,
  }, { fileName: 'cf-all.txt' });

  reads('AtCoder, English, Ctrl-A of the task with Copy buttons', `Contest Duration: 2024-11-02(Sat) 21:00 - 2024-11-02(Sat) 22:40 (local time) (100 minutes) Back to Home
 Top
 Tasks
 Clarifications
 Submit
 Results
 Standings
 Virtual Standings
 Editorial

D - Ring of Keys Editorial\x20
Time Limit: 2 sec / Memory Limit: 1024 MiB

Score : 400 points

Problem Statement
There are\x20
N keys on a ring. For i=1,2,…,N, key i has weight W\x20
i
\u200b
 .

Constraints
1≤N≤2×10\x20
5
\x20
0≤W\x20
i
\u200b
 ≤10\x20
9
\x20
All input values are integers.

Input
The input is given from Standard Input in the following format:

N
W\x20
1
\u200b
  W\x20
2
\u200b
  … W\x20
N
\u200b
\x20

Output
Print the answer. If multiple solutions exist, any of them will be accepted.

Sample Input 1
Copy
3
1 2 3
Sample Output 1
Copy
6
The total is 1+2+3=6.

Sample Input 2
Copy
1
0
Sample Output 2
Copy
0

The answer can be zero.

Sample Input 3
Copy
5
9 9 9 9 9
Sample Output 3
Copy
45
Language
C++ 20 (gcc 12.2)
`, {
    examples: [['3\n1 2 3\n', '6\n'], ['1\n0\n', '0\n'], ['5\n9 9 9 9 9\n', '45\n']],
    title: 'D - Ring of Keys', timeLimitMs: 2000, memoryLimitMb: 1024, tolerance: null, anyAnswer: true, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'abc-en.txt' });

  reads('AtCoder, Japanese, copied text, 入力例と出力例', `A - 三つの数
実行時間制限: 2 sec / メモリ制限: 1024 MB

配点 :\x20
100 点

問題文
整数\x20
A,B,C が与えられます。条件を満たすものが複数存在する場合、どれを出力してもよい。

制約
1≤A,B,C≤100
入力は全て整数
入力
入力は以下の形式で標準入力から与えられる。

A\x20
B\x20
C
出力
答えを出力せよ。

入力例 1
Copy
1 2 3
出力例 1
Copy
Yes
1+2=3 です。

入力例 2
Copy
5 5 5
出力例 2
Copy
No
`, {
    examples: [['1 2 3\n', 'Yes\n'], ['5 5 5\n', 'No\n']],
    title: 'A - 三つの数', timeLimitMs: 2000, memoryLimitMb: 1024, tolerance: null, anyAnswer: true, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'ja.txt' });

  reads('Kattis, page copied', `Hide
Cookie Towers
Baking has never been so tall.

Given the heights of towers, determine the mean height.

Input
The first line of input contains one integer $n$ ($1 \\le n \\le 1000$). Each of the next n lines has a real number.

Output
Output the mean. Answers within an absolute or relative error of $10^{-6}$ of the correct answer are accepted.

Sample Input 1\tSample Output 1
2
1.5
2.5
\t
2.0
Sample Input 2\tSample Output 2
1
7
\t
7
Metadata
CPU Time limit
1 second
Memory limit
1024 MB
Difficulty
2.4 Easy
License
CC BY-SA 3.0
`, {
    examples: [['2\n1.5\n2.5\n', '2.0\n'], ['1\n7\n', '7\n']],
    title: 'Cookie Towers', timeLimitMs: 1000, memoryLimitMb: 1024, tolerance: 1e-06, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'kattis.txt' });

  reads('LeetCode, page copied', `Description
Editorial
Solutions
Submissions
2596. Check Knight Tour Configuration
Solved
Medium
Topics
Companies
Hint
There is a knight on an n x n chessboard.

\x20

Example 1:


Input: grid = [[0,11,16,5,20],[17,4,19,10,15]]
Output: true
Explanation: The above diagram represents the grid. It can be shown that it is a valid configuration.
Example 2:


Input: grid = [[0,3,6],[5,8,1],[2,7,4]]
Output: false
Explanation: The above diagram represents the grid.
\x20

Constraints:

n == grid.length == grid[i].length
3 <= n <= 7
Seen this question in a real interview before?
1/5
Yes
No
Accepted
76.9K
Submissions
133.9K
Acceptance Rate
57.5%
`, {
    examples: [['grid = [[0,11,16,5,20],[17,4,19,10,15]]\n', 'true\n'], ['grid = [[0,3,6],[5,8,1],[2,7,4]]\n', 'false\n']],
    title: '2596. Check Knight Tour Configuration', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'lc.txt' });

  reads('CodeChef, new interface copied', `Statement
Hints
Submissions
Solution
AI Help
Chef and Kites
Chef has N kites. Kite i has length A_i.

Find the minimum tail.

Input Format
The first line of input will contain a single integer T, denoting the number of test cases.
Each test case consists of a single line with N.
Output Format
For each test case, output on a new line the answer.

Constraints
1≤T≤1000
1≤N≤10^5
Sample 1:
Input
Output
3
1
5
7

0
2
3
Explanation:
Test case 1: There is only one kite.

Test case 2: Output 2 is best.

Did you like the problem statement?
6 users found this helpful
`, {
    examples: [['3\n1\n5\n7\n', '0\n2\n3\n']],
    title: 'Chef and Kites', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'cc.txt' });

  reads('HackerRank, function problem copied', `Prepare
Algorithms
Implementation
Picking Pebbles
Picking Pebbles

Problem
Submissions
Leaderboard
Discussions
Given an array of pebbles, find the longest run.

Example

There are two runs of length 2.

Function Description

Complete the pickPebbles function in the editor below.

pickPebbles has the following parameter(s):

int a[n]: an array of integers
Returns

int: the length of the longest run
Input Format

The first line contains a single integer n, the size of the array a.
The second line contains n space-separated integers.

Constraints

2 <= n <= 100

Sample Input 0

6
4 6 5 3 3 1
Sample Output 0

3
Explanation 0

We choose the following multiset: {4,3,3}.

Sample Input 1

6
1 2 2 3 1 2
Sample Output 1

5
Explanation 1

We choose {1,2,2,1,2}.
`, {
    examples: [['6\n4 6 5 3 3 1\n', '3\n'], ['6\n1 2 2 3 1 2\n', '5\n']],
    title: 'Picking Pebbles', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'hr.txt' });

  reads('HackerEarth, copied', `Problem
Candy Rails

There are N rails.

Input format

First line: T (number of test cases)
For each test case, one line with N
Output format

Print the answer in a new line.

Constraints


Sample Input
2
4
9
Sample Output
16
81
Time Limit: 1
Memory Limit: 256
Source Limit:
Explanation
For N=4 answer is 16.
`, {
    examples: [['2\n4\n9\n', '16\n81\n']],
    title: 'Candy Rails', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'he.txt' });

  reads('SPOJ, copied', `Problems  classical  Marbles in Rows
MARBROW - Marbles in Rows
#math #dynamic-programming
A row of marbles is to be split.

Input

The first line contains t, the number of data sets. The next t lines contain n and k. Input is terminated by a line with 0.

Output

For each data set write one line.

Example

Input:
2
10 10
30 7

Output:
1
475020

 Submit solution!
Added by:\tAdrian
Date:\t2005-02-07
Time limit:\t1.5s
Source limit:\t50000B
Memory limit:\t1536MB
Cluster:\tCube (Intel G860)
Languages:\tAll except: ASM64
`, {
    examples: [['2\n10 10\n30 7\n', '1\n475020\n']],
    title: 'MARBROW - Marbles in Rows', timeLimitMs: 1500, memoryLimitMb: 1536, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'spoj.txt' });

  reads('UVa, text of the PDF', `10999  The Crabs' Market
A market of crabs opens every day. See the picture for the route.

Input
The input file contains several cases. Each case starts with N (1 ≤ N ≤ 1000).
The input is terminated by end-of-file.

Output
For each case output 'Case #k:' and then the price with two digits after the decimal point.

Sample Input
3
1 2 3

2
5 5
Sample Output
Case #1: 6.00

Case #2: 10.00
`, {
    examples: [['3\n1 2 3\n\n2\n5 5\n', 'Case #1: 6.00\n\nCase #2: 10.00\n']],
    title: '10999 The Crabs\' Market', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'uva.txt' });

  reads('Luogu, copied page', `P1999 苹果篮
时间限制
1.00s
内存限制
125.00MB
题目描述
小明有 n 个篮子。

输入格式
输入一行一个整数 n。

输出格式
输出一个实数,误差不超过 10\x20
−3
  即视为正确。

输入输出样例
输入 #1复制
2
1 2
输出 #1复制
1.500
输入 #2复制
1
3
输出 #2复制
3.000
说明/提示
对于 100% 的数据,1≤n≤10^5。
`, {
    examples: [['2\n1 2\n', '1.500\n'], ['1\n3\n', '3.000\n']],
    title: 'P1999 苹果篮', timeLimitMs: 1000, memoryLimitMb: 125, tolerance: 0.001, anyAnswer: false, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'luogu.txt' });

  reads('Timus, copied', `2199. Lonely Lighthouse
Time limit: 1.0 second
Memory limit: 64 MB
There is a lighthouse on the rock.
Input
The only line contains integers a and b.
Output
Print the distance with an accuracy of at least 0.0001.
Samples
input\toutput
3 4

\t
5.0000

1 1

\t
1.4142
Problem Author: Ivan
Problem Source: Ural SU Contest
Tags: geometry  (hide tags for unsolved problems)
Difficulty: 77    Printable version    Submit solution    Discussion (9)
`, {
    examples: [['3 4\n', '5.0000\n'], ['1 1\n', '1.4142\n']],
    title: '2199. Lonely Lighthouse', timeLimitMs: 1000, memoryLimitMb: 64, tolerance: 0.0001, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'timus.txt' });

  reads('USACO, copied', `USACO 2023 December Contest, Silver
Problem 2. Milk Pails Again


Contest has ended.
 Log in to allow submissions in analysis mode

English (en)
Bessie has N pails.

**Note: The time limit for this problem is 4s, twice the default.**

INPUT FORMAT (input arrives from the terminal / stdin):
The first line contains T independent tests.
OUTPUT FORMAT (print output to the terminal / stdout):
For each test, print the answer on a separate line.
SAMPLE INPUT:
2

3
1 2 3

1
4
SAMPLE OUTPUT:\x20
6
4
For the first test, the output is 6.

SAMPLE INPUT:
1

1
9
SAMPLE OUTPUT:\x20
9
SCORING:
Inputs 3-5: N≤10
Inputs 6-10: No additional constraints.
Problem credits: Brian Dean
`, {
    examples: [['2\n\n3\n1 2 3\n\n1\n4\n', '6\n4\n'], ['1\n\n1\n9\n', '9\n']],
    title: 'Problem 2. Milk Pails Again', timeLimitMs: 4000, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'usaco.txt' });

  reads('USACO, files', `USACO 2015 January Contest, Bronze
Problem 1. Cow Path
\x20
Farmer John walks along a path.\x20
INPUT FORMAT (file cowpath.in):
Line 1: N.
OUTPUT FORMAT (file cowpath.out):
A single number.
SAMPLE INPUT:
2
1 1
SAMPLE OUTPUT:
3
[Problem credits: Brian Dean, 2015]
`, {
    examples: [['2\n1 1\n', '3\n']],
    title: 'Problem 1. Cow Path', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: 'cowpath.in', outputFile: 'cowpath.out',
  }, { fileName: 'usaco-old.txt' });

  reads('Baekjoon, copied, Korean', `35999번
제출
맞힌 사람
숏코딩
채점 현황
내 제출
질문 게시판
별자리 만들기 다국어
시간 제한\t메모리 제한\t제출\t정답\t맞힌 사람\t정답 비율
1 초 (추가 시간 없음)\t128 MB\t22374\t11731\t9123\t51.120%
문제
별들을 이어 별자리를 만든다.

입력
첫째 줄에 별의 개수 n이 주어진다. (1 ≤ n ≤ 100)

출력
첫째 줄에 정답을 출력한다. 절대/상대 오차는 10-2까지 허용한다.

예제 입력 1 복사
3
1.0 1.0
2.0 2.0
2.0 4.0
예제 출력 1 복사
3.41
출처
문제를 만든 사람: baekjoon
알고리즘 분류
그래프 이론
`, {
    examples: [['3\n1.0 1.0\n2.0 2.0\n2.0 4.0\n', '3.41\n']],
    title: '별자리 만들기', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: 0.01, anyAnswer: false, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'boj.txt' });

  reads('CSES, copied', `CSES - Room Walls
CSES Problem Set
Room Walls
TASK
SUBMIT
RESULTS
STATISTICS
HACKING
Time limit: 1.00 s
Memory limit: 512 MB



You are given a map of a building.

Input
The first input line has two integers n and m.
Output
Print "YES" and the path. You can print any valid solution.
Constraints

1 \\le n,m \\le 1000

Example
Input:
5 8
########
#.A#...#
#.##.#B#
#......#
########

Output:
YES
9
LDDRRRRRU
`, {
    examples: [['5 8\n########\n#.A#...#\n#.##.#B#\n#......#\n########\n', 'YES\n9\nLDDRRRRRU\n']],
    title: 'Room Walls', timeLimitMs: 1000, memoryLimitMb: 512, tolerance: null, anyAnswer: true, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'cses.txt' });

  reads('e-olymp, copied', `Палиндромный ряд
Лимит времени 1 секунда
Лимит использования памяти 128 MiB
Дана строка из букв.

Входные данные
Одна строка длины не более 100.

Выходные данные
Вывести наименьшее число замен.

Пример
Входные данные #1
content_copy
abca

Ответ #1
content_copy
1

Автор Медведев
Источник Школа
`, {
    examples: [['abca\n', '1\n']],
    title: 'Палиндромный ряд', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'eolymp.txt' });

  reads('Nowcoder, copied, Chinese', `链接:https://ac.nowcoder.com/acm/contest/999/A
来源:牛客网

A-小红的数列
时间限制:C/C++/Rust/Pascal 2秒,其他语言4秒
空间限制:C/C++/Rust/Pascal 256 M,其他语言512 M
64bit IO Format: %lld

题目描述
小红有一个数列。
输入描述:
第一行输入一个整数 n。
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
备注:
输出 5 即可。
`, {
    examples: [['3\n1 2 3\n', '6\n'], ['1\n5\n', '5\n']],
    title: 'A-小红的数列', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'nc.txt' });

  reads('Code Jam, copied', `Problem
Lawn mowers are sold by the pound.

Input
The first line of the input gives the number of test cases, T. T test cases follow.

Output
For each test case, output one line containing Case #x: y, where x is the test case number (starting from 1) and y is the answer. y will be\
 considered correct if it is within an absolute or relative error of 10^-6 of the correct answer.

Limits
Time limit: 20 seconds.
Memory limit: 1 GB.
1 ≤ T ≤ 100.

Test Set 1 (Visible Verdict)
N = 1.

Sample
Sample Input
save_alt
content_copy
2
3 1.5
1 0.5
Sample Output
save_alt
content_copy
Case #1: 4.5
Case #2: 0.5
In Sample Case #1, output 4.5 is the product.
`, {
    examples: [['2\n3 1.5\n1 0.5\n', 'Case #1: 4.5\nCase #2: 0.5\n']],
    timeLimitMs: 20000, memoryLimitMb: 1024, tolerance: 1e-06, anyAnswer: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'gcj.txt' });
});
