import { reads } from './shapes';

describe('files, comments, notes and mails', () => {
  reads('acmp in a comment of Java, its table numbered', `package acmp;

import java.io.PrintWriter;
import java.util.Scanner;

/*
Фонари на площади
(Время: 1 сек. Память: 16 Мб Сложность: 12%)

На площади стоят 3 фонаря. Требуется определить, на сколько самый высокий из них выше самого низкого.

Входные данные
В единственной строке входного файла INPUT.TXT записаны высоты фонарей через пробел.
Каждая высота – это натуральное число, не превышающее 105.

Выходные данные
В выходной файл OUTPUT.TXT необходимо вывести одно целое число — разницу.

Примеры
№\tINPUT.TXT\tOUTPUT.TXT
1\t100 500 1000\t900
2\t36 11 20\t25

https://acmp.ru/?main=task&id_task=9231
 */

public class Lanterns {
    void solve(Scanner in, PrintWriter out) {
    }
}
`, {
    examples: [['100 500 1000\n', '900\n'], ['36 11 20\n', '25\n']],
    title: 'Фонари на площади', timeLimitMs: 1000, memoryLimitMb: 16, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'INPUT.TXT', outputFile: 'OUTPUT.TXT',
  }, { fileName: 'acmp.java' });

  reads('an assignment in reStructuredText', `.. _hw3:

Homework 3: Lantern Queue
=========================

:Due: 2026-11-30
:Time limit: 3 s
:Memory limit: 128 MB

Write a program \`\`queue.py\`\` that simulates the lantern queue.

Input
-----

The first line has \`\`n\`\`.  Each of the next \`\`n\`\` lines is \`\`push x\`\` or \`\`pop\`\`::

    push x
    pop

Output
------

For each \`\`pop\`\` print the lantern.

Sample Input
------------

::

    3
    push 5
    push  7
    pop

Sample Output
-------------

::

    5

Sample Input 2
--------------

.. code-block:: text

    2
    push 1
    pop

Sample Output 2
---------------

.. code-block:: text

    1

Hints
-----

.. note::

   Use \`\`collections.deque\`\`.

.. code-block:: python

   from collections import deque
`, {
    examples: [['3\npush 5\npush  7\npop\n', '5\n'], ['2\npush 1\npop\n', '1\n']],
    title: 'Homework 3: Lantern Queue', timeLimitMs: 3000, memoryLimitMb: 128, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'assignment.rst' });

  reads('Baekjoon, Ctrl-A', `문제 번호\t문제집
99231번
제출맞힌 사람숏코딩재채점 결과채점 현황내 제출 난이도 기여강의질문 게시판
등불 축제 스페셜 저지
\u00A0
시간 제한\t메모리 제한\t제출\t정답\t맞힌 사람\t정답 비율
1.5 초 (추가 시간 없음)\t512 MB\t2354\t1203\t998\t52.000%
문제
등불 축제에서 N개의 등불을 한 줄로 세우려고 한다. 높이가 오름차순이 되게 하라.

입력
첫째 줄에 N이 주어진다. (1 ≤ N ≤ 1,000)

둘째 줄에 높이가 주어진다.

출력
등불의 순서를 출력한다. 정답이 여러 가지인 경우 아무거나 출력한다.

제한
모든 높이는 정수이다.
예제 입력 1 복사
3
5 5 1
예제 출력 1 복사
3 1 2
예제 입력 2 복사
1
9
예제 출력 2 복사
1
힌트
첫 번째 예제에서 3 2 1도 정답이다.

출처
University > 가을 대회 2024 B번

문제를 만든 사람: abc
알고리즘 분류
보기
Baekjoon Online Judge
소개
뉴스
생중계
문의
채점 현황
`, {
    examples: [['3\n5 5 1\n', '3 1 2\n'], ['1\n9\n', '1\n']],
    title: '등불 축제', timeLimitMs: 1500, memoryLimitMb: 512, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'boj_copy.txt' });

  reads('BZOJ\'s archive, several samples in one span', `# [BZOJ9231] 打点计时

时间限制: 10 Sec  内存限制: 128 MB

# Description

<div class="content"><div>你要给一支队伍的 n 个人打点计时。</div>
<div>每次计时花 r 秒，休息花 p 秒。</div>
<p></p></div>

# Input

<div class="content"><div>输入包括一行三个整数：</div>
<div>n（1≤n≤10^6），人数;</div>
<div>r（1≤r≤10^9）; p（1≤p≤10^9）。</div>
</div>

# Output

<div class="content"><div>输出最少的总时间。</div>
<p></p></div>

# Sample Input

<div class="content"><span class="sampledata">Sample Input 1\t<br/>
2 30 4 <br/>
Sample Input 2\t<br/>
5 1 1 <br/>
Sample Input 3\t<br/>
1 9 9</span></div>

# Sample Output

<div class="content"><span class="sampledata">Sample Output 1<br/>
64<br/>
Sample Output 2<br/>
9<br/>
Sample Output 3<br/>
9<br/>
</span></div>

# Hint

<div class="content"><p></p></div>

# Source

<div class="content"><p><a href="problemset.php?search="></a></p></div>
`, {
    examples: [['2 30 4 \n', '64\n'], ['5 1 1 \n', '9\n'], ['1 9 9\n', '9\n']],
    title: '[BZOJ9231] 打点计时', timeLimitMs: 10000, memoryLimitMb: 128, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'bzoj_multi.md' });

  reads('Codeforces\' gym with files, Ctrl-A, CRLF', `
Home
Top
Catalog
Contests
Gym
2023-2024 Winter Open Training
Finished
Practice
→ Virtual participation
Problem - B - Codeforces
B. Lamplighter
time limit per test0.5 seconds
memory limit per test64 megabytes
inputlamps.in
outputlamps.out
The lamplighter walks along a street with n lamps. The i-th lamp needs a_i minutes. Each time he meets a burnt lamp he goes back to the start.\
 Print the expected time. Your answer is considered correct if its absolute or relative error does not exceed 10 - 4.

Input
The first line contains an integer n (1 ≤ n ≤ 105). The second line contains n integers a_i.

Output
Print one real number.

Examples
inputCopy
3
1 2 3
outputCopy
6.5000
inputCopy
1
10
outputCopy
10.0000
Note
In the first example the output is 6.5.

Codeforces (c) Copyright 2010-2026 Mike Mirzayanov
The only programming contests Web 2.0 platform
Server time: Nov/27/2026 13:22:05UTC+3 (k2).
Desktop version, switch to mobile version.
Privacy Policy | Terms and Conditions
Supported by
`.replace(/\n/g, '\r\n'), {
    examples: [['3\n1 2 3\n', '6.5000\n'], ['1\n10\n', '10.0000\n']],
    title: 'B. Lamplighter', timeLimitMs: 500, memoryLimitMb: 64, tolerance: 0.0001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'lamps.in', outputFile: 'lamps.out',
  }, { fileName: 'cf_gym_copy.txt' });

  reads('DMOJ\'s Markdown with indented samples', `##### Lantern Contest 2 P4

The mayor has $N$ lanterns. Swap them so that their heights are non-decreasing.

#### Constraints

For all subtasks:

$1 \\le N \\le 10^5$

##### Subtask 1 [20%]

$N \\le 100$

#### Input Specification

The first line contains $N$.

#### Output Specification

Output the swaps. If there are multiple correct outputs, print **any** of them.

#### Sample Input 1

    3
    3 1 2

#### Sample Output 1

    2
    1 3
    1 2

#### Explanation for Sample Output 1

After the first swap we have

    2 1 3

#### Sample Input 2

    1
    1

#### Sample Output 2

    0
`, {
    examples: [['3\n3 1 2\n', '2\n1 3\n1 2\n'], ['1\n1\n', '0\n']],
    title: 'Lantern Contest 2 P4', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'dmoj.md' });

  reads('a book of solutions to LeetCode, with front matter, in Chinese', `---
comments: true
difficulty: 中等
edit_url: https://github.com/doocs/leetcode/edit/main/solution/3900-3999/3911.X/README.md
rating: 1754
source: 第 431 场周赛 Q2
tags:
    - 数组
    - 字符串
---

<!-- problem:start -->

# [3911. 灯笼串](https://leetcode.cn/problems/lantern-string)

[English Version](/solution/3900-3999/3911.Lantern%20String/README_EN.md)

## 题目描述

<!-- description:start -->

<p>给你一个字符串 <code>s</code>，返回其中最长的 <strong>交替</strong> 子串的长度。</p>

<p>&nbsp;</p>

<p><strong>示例 1：</strong></p>

<pre>
<strong>输入：</strong>s = "abab"
<strong>输出：</strong>4
<strong>解释：</strong>整个字符串交替。
</pre>

<p><strong>示例 2：</strong></p>

<pre>
<strong>输入：</strong>s = "aa"
<strong>输出：</strong>1
</pre>

<p>&nbsp;</p>

<p><strong>提示：</strong></p>

<ul>
\t<li><code>1 &lt;= s.length &lt;= 10<sup>5</sup></code></li>
</ul>

<!-- description:end -->

## 解法

<!-- solution:start -->

### 方法一：枚举

我们枚举每个位置，若 \`s[i] != s[i-1]\` 则长度加一。

<!-- tabs:start -->

#### Python3

\`\`\`python
class Solution:
    def longest(self, s: str) -> int:
        ans = t = 1
        for a, b in pairwise(s):
            t = t + 1 if a != b else 1
            ans = max(ans, t)
        return ans
\`\`\`

#### C++

\`\`\`cpp
class Solution { public: int longest(string s) { return 0; } };
\`\`\`

<!-- tabs:end -->

<!-- solution:end -->

<!-- problem:end -->
`, {
    examples: [['s = "abab"\n', '4\n'], ['s = "aa"\n', '1\n']],
    title: '3911. 灯笼串', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'doocs_zh.md' });

  reads('Eolymp, Ctrl-A', `Basecamp
Problems
Lantern sum
Easy
Lantern sum
Time limit 1 second
Memory limit 128 MiB
There are n lanterns. Find the sum of their heights.

Input data
The first line contains the number n (1 ≤ n ≤ 100). The second line contains n integers, each no greater than 100 by absolute value.

Output data
Print the sum.

Examples
Input #1
Copied!
4
1 2 3 -4

Answer #1
Copied!
2

Input #2
Copied!
1
5

Answer #2
Copied!
5

Submissions 7K
Acceptance rate 51%
Submit
Author
Mykhailo Medvediev
© 2006-2026 Eolymp
`, {
    examples: [['4\n1 2 3 -4\n', '2\n'], ['1\n5\n', '5\n']],
    title: 'Lantern sum', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'eolymp.txt' });

  reads('a French problem with its memory in ko', `Lanternes du village
Niveau 3

Énoncé

Dans le village, n lanternes sont alignées. Trouvez la plus haute.

Entrée

La première ligne contient l'entier n. La ligne suivante contient n entiers.

Sortie

Affichez la hauteur maximale.

Limites de temps et de mémoire (Python)
Temps : 1,5 s sur une machine à 1 GHz.
Mémoire : 64 000 ko.

Contraintes

1 <= n <= 100

Exemple

entrée :
4
1 9 3 2

sortie :
9

Commentaires

La lanterne 2 est la plus haute.
`, {
    examples: [['4\n1 9 3 2\n', '9\n']],
    title: 'Lanternes du village', timeLimitMs: 1500, memoryLimitMb: 62.5, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'french.txt' });

  reads('Code Jam turned into Markdown, inline code over several lines', `Problem
-------

The _Clicker_ is a device that toggles. When you clap, each powered _Clicker_ changes its state. Will the light be _on_ after **K** claps?

### Input

The first line of the input gives the number of test cases, **T**. **T** lines follow. Each one contains two integers, **N** and **K**.

### Output

For each test case, output one line containing "Case #x: y", where x is the case number (starting from 1) and y is either "ON" or "OFF".

### Limits

1 ≤ **T** ≤ 10,000.

#### Small dataset

1 ≤ **N** ≤ 10; \x20
0 ≤ **K** ≤ 100;

#### Large dataset

0 ≤ **K** ≤ 10<sup>8</sup>;

### Sample

<div class="problem-io-wrapper">

<table>

<tbody>

<tr>

<td> \x20
<span class="io-table-header">Input</span> \x20
 </td>

<td> \x20
<span class="io-table-header">Output</span> \x20
 </td>

</tr>

<tr>

<td>\`3 \x20
1 0 \x20
1 1 \x20
4 47 \x20
\`</td>

<td>\`Case #1: OFF \x20
Case #2: ON \x20
Case #3: ON \x20

\`</td>

</tr>

</tbody>

</table>

</div>
`, {
    examples: [['3\n1 0\n1 1\n4 47\n', 'Case #1: OFF\nCase #2: ON\nCase #3: ON\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'gcj_turndown.md' });

  reads('a German problem with words written as one', `# Aufgabe 3: Laternenumzug

*Zeitlimit: 2 Sekunden · Speicherlimit: 512 MiB*

Beim Umzug laufen $n$ Kinder mit Laternen. Finde eine Reihenfolge, in der niemand hinter einem größeren Kind läuft. Gibt es mehrere Lösungen,\
 darf eine beliebige ausgegeben werden.

## Eingabe

Die erste Zeile enthält $n$, die zweite die Größen.

## Ausgabe

Gib die Reihenfolge aus.

## Beispiele

### Beispieleingabe 1

\`\`\`
3
140 120 130
\`\`\`

### Beispielausgabe 1

\`\`\`
2 3 1
\`\`\`

### Erklärung

Kind 2 läuft vorn.

### Beispieleingabe 2

\`\`\`
1
99
\`\`\`

### Beispielausgabe 2

\`\`\`
1
\`\`\`
`, {
    examples: [['3\n140 120 130\n', '2 3 1\n'], ['1\n99\n', '1\n']],
    title: 'Laternenumzug', timeLimitMs: 2000, memoryLimitMb: 512, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'german.md' });

  reads('an issue on GitHub, quoted', `### Problem proposal: "Broken Lanterns" #231

**opened by** @someone

- [x] I have read the contributing guide
- [x] Statement reviewed

> **Time limit:** 2 seconds
> **Memory limit:** 256 MB
>
> There is a row of lanterns, each \`#\` (lit) or \`.\` (broken). Find the longest lit run.
>
> **Input**
>
> One line with the row.
>
> **Output**
>
> One integer.
>
> **Sample Input 1**
> \`\`\`
> ##.###
> \`\`\`
> **Sample Output 1**
> \`\`\`
> 3
> \`\`\`
> **Sample Input 2**
> \`\`\`
> ...
> \`\`\`
> **Sample Output 2**
> \`\`\`
> 0
> \`\`\`

<details>
<summary>Reference solution</summary>

\`\`\`python
print(max(map(len, input().split('.'))))
\`\`\`

</details>

/cc @reviewers — could someone add more samples?
`, {
    examples: [['##.###\n', '3\n'], ['...\n', '0\n']],
    title: 'Problem proposal: "Broken Lanterns" #231', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'github_issue.md' });

  reads('HackerEarth, Ctrl-A', `All Tracks
Algorithms
Searching
Binary Search
Problem
Kites on a wire
ATTEMPTED BY: 2,310
SUCCESS RATE: 41%
LEVEL: Easy
Tag(s):
Algorithms, Binary Search
PROBLEM
EDITORIAL
MY SUBMISSIONS
ANALYTICS
DISCUSSIONS

There are N kites on a wire. Task: find the largest minimal distance.

Input format

The first line contains T denoting the number of test cases.
The first line of each test case contains N.

Output format

For each test case, print the answer in a new line.

Constraints
1 ≤ T ≤ 10

Sample Input
2
3
1 4 9
2
5 5
Sample Output
4
0
Time Limit: 2
Memory Limit: 256
Source Limit:
Explanation

The first line of the output is 4, since we can choose 1, 4 (or 9).

CODE EDITOR
C++17 (g++ 10.2)
Contributors:
Writer: A. Person
Your Rating: View all comments
About Us
Innovation Management
`, {
    examples: [['2\n3\n1 4 9\n2\n5 5\n', '4\n0\n']],
    title: 'Kites on a wire', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hackerearth.txt' });

  reads('HackerRank in a doc comment of Java', `package hackerrank.java;

import java.util.*;

/**
 * Java Lantern List
 *\x20
 * You are given n lines of lanterns. In each line there are zero or more
 * integers. You need to answer queries where you tell the number located in
 * y-th position of x-th line.
 *\x20
 * Input Format
 *\x20
 * The first line has an integer n. In each of the next n lines there will be
 * an integer d denoting number of integers on that line.
 *\x20
 * Constraints
 *\x20
 * 1 &lt;= n &lt;= 20000
 *\x20
 * Output Format
 *\x20
 * In each line, output the number. If there is no such position, just print
 * "ERROR!"
 *\x20
 * Sample Input
 *\x20
 * 2
 * 5 41 77 74 22 44
 * 1 12
 * 2
 * 1 3
 * 2 5
 * Sample Output
 *\x20
 * 74
 * ERROR!
 * Explanation
 *\x20
 * The diagram below shows the list.
 */
public class JavaLanternList {
    public static void main(String[] args) {
        Scanner s = new Scanner(System.in);
        System.out.println("Sample Input");
    }
}
`, {
    examples: [['2\n5 41 77 74 22 44\n1 12\n2\n1 3\n2 5\n', '74\nERROR!\n']],
    title: 'Java Lantern List', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hr_comment.java' });

  reads('Hydro\'s Markdown with numbered fences', `# 背景

小 X 的花园里有一条长为 $n$ 的小路。

# 题目描述

给出每块砖的高度 $h_i$，求最长的不下降子段的长度。**如果有多个，输出任意一个的左右端点。**

# 输入格式

第一行一个整数 $n$。
第二行 $n$ 个整数。

# 输出格式

两个整数 $l, r$。

\`\`\`input1
5
1 3 2 2 4

\`\`\`

\`\`\`output1
3 5

\`\`\`

\`\`\`input2
1
7

\`\`\`

\`\`\`output2
1 1

\`\`\`

# 样例 1 解释

选择 $[3,5]$ 一段，即

\`\`\`
2 2 4
\`\`\`

# 数据范围与约定

对于 $100\\%$ 的数据，$1 \\le n \\le 10^5$。

时间限制：1.2s，空间限制：256MiB。
`, {
    examples: [['5\n1 3 2 2 4\n', '3 5\n'], ['1\n7\n', '1 1\n']],
    title: null, timeLimitMs: 1200, memoryLimitMb: 256, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hydro.md' });

  reads('ICPC\'s PDF as text with its layout', `                                 2024 ICPC Northern Lakes Regional Contest

                                                Problem C
                                             Crooked Lanterns
                                           Time Limit: 3 seconds
A town has n lanterns along a road. Each lantern leans by an angle. Find a height that suits all, with an absolute
or relative error of at most 10−6 .
Input
The first line of input contains an integer n (1 ≤ n ≤ 1 000). The second line contains n real numbers.
Output
Output the height.



  Sample Input 1                                       Sample Output 1
  3                                                    2.5
  1.0 2.0 3.0


  Sample Input 2                                       Sample Output 2
  1                                                    7.25
  7.25




                      2024 ICPC Northern Lakes Regional Contest         Problem C: Crooked Lanterns   5
`, {
    examples: [['3\n1.0 2.0 3.0\n', '2.5\n'], ['1\n7.25\n', '7.25\n']],
    title: 'Crooked Lanterns', timeLimitMs: 3000, memoryLimitMb: null, tolerance: 0.000001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'icpc_layout.txt' });

  reads('the header of LeetCode\'s extension, in Chinese', `/*
 * @lc app=leetcode.cn id=3911 lang=cpp
 * @lcpr version=30204
 *
 * [3911] 灯笼的亮度
 *
 * https://leetcode.cn/problems/lantern-light/description/
 *
 * algorithms
 * Medium (67.56%)
 * Likes:    1381
 * Dislikes: 0
 * Total Accepted:    364.1K
 * Total Submissions: 538.2K
 * Testcase Example:  '[1,2,3]\\n2'
 *
 * 给你一个整数数组 light 和整数 k ，返回亮度和等于 k 的子数组数目。
 *\x20
 *\x20
 *\x20
 * 示例 1：
 *\x20
 *\x20
 * 输入：light = [1,2,3], k = 2
 * 输出：1
 * 解释：只有 [2]。
 *\x20
 *\x20
 * 示例 2：
 *\x20
 *\x20
 * 输入：light = [1,1,1], k = 2
 * 输出：2
 *\x20
 *\x20
 *\x20
 * 提示：
 *\x20
 *\x20
 * 1 <= light.length <= 2 * 10^4
 * -1000 <= light[i] <= 1000
 *\x20
 *\x20
 */

// @lcpr-template-start
using namespace std;
#include <vector>
// @lcpr-template-end
// @lc code=start
class Solution {
public:
    int count(vector<int>& light, int k) {
        return 0;
    }
};
// @lc code=end

/*
// @lcpr case=start
// [1,2,3]\\n2\\n
// @lcpr case=end

// @lcpr case=start
// [1,1,1]\\n2\\n
// @lcpr case=end

 */
`, {
    examples: [['light = [1,2,3], k = 2\n', '1\n'], ['light = [1,1,1], k = 2\n', '2\n']],
    title: '灯笼的亮度', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'lc_header.cpp' });

  reads('LeetHub\'s README', `<h2><a href="https://leetcode.com/problems/lonely-lanterns">3911. Lonely Lanterns</a></h2><h3>Medium</h3><hr><p>You are given an integer array\
 <code>lamps</code> and an integer <code>k</code>. A lantern is <strong>lonely</strong> if no other lantern is within distance <code>k</code>.</p>

<p>Return <em>the positions of the lonely lanterns</em>. You may return the answer in <strong>any order</strong>.</p>

<p>&nbsp;</p>
<p><strong class="example">Example 1:</strong></p>

<div class="example-block">
<p><strong>Input:</strong> <span class="example-io">lamps = [1,5,6,20], k = 2</span></p>

<p><strong>Output:</strong> <span class="example-io">[1,20]</span></p>

<p><strong>Explanation:</strong></p>

<p>Lanterns 5 and 6 are at distance 1.<br />
So the output is <code>[1,20]</code>.</p>
</div>

<p><strong class="example">Example 2:</strong></p>

<div class="example-block">
<p><strong>Input:</strong> <span class="example-io">lamps = [3], k = 1</span></p>

<p><strong>Output:</strong> <span class="example-io">[3]</span></p>
</div>

<p>&nbsp;</p>
<p><strong>Constraints:</strong></p>

<ul>
\t<li><code>1 &lt;= lamps.length &lt;= 10<sup>5</sup></code></li>
\t<li><code>0 &lt;= k &lt;= 10<sup>9</sup></code></li>
</ul>
`, {
    examples: [['lamps = [1,5,6,20], k = 2\n', '[1,20]\n'], ['lamps = [3], k = 1\n', '[3]\n']],
    title: '3911. Lonely Lanterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: true, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'leethub.md' });

  reads('Luogu\'s Markdown, one sample in the attachment', `# P99231 [LOI 2024] 灯笼

## 题目背景

**本题为交互题的传统版本。** 输入量较大，请使用较快的读入方式。

## 题目描述

有 $n$ 个灯笼，求最亮的一个。

## 输入格式

从文件 \`lantern.in\` 中读入数据。

第一行一个整数 $n$。

## 输出格式

输出到文件 \`lantern.out\` 中。

一行一个整数。

## 输入输出样例 #1

### 输入 #1

\`\`\`
3
1 5 2
\`\`\`

### 输出 #1

\`\`\`
2
\`\`\`

## 输入输出样例 #2

### 输入 #2

\`\`\`
见附件中的 lantern2.in
\`\`\`

### 输出 #2

\`\`\`
见附件中的 lantern2.ans
\`\`\`

## 说明/提示

**【样例 1 解释】**

第 $2$ 个灯笼最亮：

\`\`\`plain
5
\`\`\`

**【数据范围】**

| 测试点 | $n \\le$ |
| :-: | :-: |
| $1\\sim 3$ | $10$ |
`, {
    examples: [['3\n1 5 2\n', '2\n']],
    title: 'P99231 [LOI 2024] 灯笼', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'lantern.in', outputFile: 'lantern.out',
  }, { fileName: 'luogu.md' });

  reads('a mail that quotes the statement', `
From: Coach <coach@example.org>
To: team@example.org
Date: Fri, 27 Nov 2026 09:12:44 +0100
Subject: Fwd: warm-up for tomorrow: Lantern Ladder
Message-ID: <abc@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Hi all,

please solve this one before tomorrow. Time limit 4 s, memory 256 MB.
Output is wrong if you print a trailing comma, so mind it.

> Lantern Ladder
>
> You are given n rungs, some with lanterns. Print the number of ways to
> climb, modulo 1000000007.
>
> Input: n, then a string of '0' and '1'.
> Output: one number.
>
> Sample input:
> 3
> 010
>
> Sample output:
> 1
>
> Sample input:
> 2
> 00
>
> Sample output:
> 2

See you there,
Coach

--
Sent from my phone
`.replace(/\n/g, '\r\n'), {
    examples: [['3\n010\n', '1\n'], ['2\n00\n', '2\n']],
    title: 'Lantern Ladder', timeLimitMs: 4000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'mail.txt' });

  reads('omegaUp\'s Markdown in Spanish', `# Descripción

Ana tiene $N$ farolas en fila. Encuentra cuántas están apagadas.

# Entrada

Un entero $N$ y después la fila.

# Salida

Un entero.

# Ejemplo

||input
3
#.#
||output
1
||description
Sólo la segunda está apagada.
||input
2
##
||output
0
||end

# Límites

* $1 \\leq N \\leq 1000$

## Subtarea 1 [50 puntos]

* $N \\leq 10$
`, {
    examples: [['3\n#.#\n', '1\n'], ['2\n##\n', '0\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'omegaup_es.md' });

  reads('org-mode in a comment of C', `/*

Title: Match Lanterns
Source: CodeChef LANTM

Nikhil guards $N$ lanterns on consecutive nights and may not guard three in a row.

* Input format

- Line 1: A single integer /N/, the number of nights.
- Line 2: /N/ non-negative integers, where the integer in position /i/ represents the fee
  for night /i/.

* Output format

The output consists of a single non-negative integer, the maximum amount of money.

* Test data

In all inputs:

- 1 ≤ /N/ ≤ 2×10^{5}

* Sample 1:

#+begin_example
5
10 3 5 7 3
#+end_example

#+begin_example
23
#+end_example

Explanation: 10+3+7+3

* Sample 2:

#+begin_example
8
3 2 3 2 3 5 1 3
#+end_example

#+begin_example
17
#+end_example

Explanation: 3+3+3+5+3

 */

#define HEAP_CAP     (1ll << 30)

#include <stdint.h>
#include <stddef.h>
typedef uint8_t   U8;
int main(void) { return 0; }
`, {
    examples: [['5\n10 3 5 7 3\n', '23\n'], ['8\n3 2 3 2 3 5 1 3\n', '17\n']],
    title: 'Match Lanterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'org_comment.c' });

  reads('a Polish contest, copied without the tabs', `Tempo marszu
(A)
Limit pamięci: 32 MB
Limit czasu: 0.50 s

Jasio idzie z latarnią przez las. Napisz program, który: wczyta prędkość, obliczy tempo i wypisze wynik na standardowe wyjście.

Wejście

W pierwszym (jedynym) wierszu wejścia znajduje się jedna liczba rzeczywista V.

Wyjście

W pierwszym (jedynym) wierszu wyjścia powinno się znaleźć tempo w formacie MM:SS.

Ograniczenia

5 ≤ V ≤ 50.

Przykład

Wejście\tWyjście\tWyjaśnienie
10.0
06:00

Prędkość 10 km/h odpowiada 6 minutom.

Wejście\tWyjście\tWyjaśnienie
11.0
05:27

Dokładny wynik wyniósłby 5 minut i 27,27 sekundy.
`, {
    examples: [['10.0\n', '06:00\n'], ['11.0\n', '05:27\n']],
    title: 'Tempo marszu', timeLimitMs: 500, memoryLimitMb: 32, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'polish.txt' });

  reads('Polygon\'s LaTeX in Russian, one file', `\\begin{problem}{Фонари и~тени}{lamps.in}{стандартный вывод}{1 секунда}{256 мегабайт}

На улице стоят $n$ фонарей высоты $h_i$. Тень длиной $10^{-3}$ не считается.

\\InputFile
В первой строке дано число $n$ ($1 \\leqslant n \\leqslant 10^5$).

\\OutputFile
Выведите ответ с абсолютной или относительной погрешностью не более $10^{-9}$.

\\Scoring
Тесты к~этой задаче состоят из~трёх групп.

\\begin{center}
\\begin{tabular}{|c|c|c|}
\\hline
\\textbf{Группа} & \\textbf{Баллы} & \\textbf{Ограничения} \\\\
\\hline
1 & 30 & $n \\le 10$ \\\\
\\hline
\\end{tabular}
\\end{center}

\\Examples

\\begin{example}
\\exmp{3
1 2 3
}{2.0000
}%
\\exmp{1
5
}{0.0000
}%
\\end{example}

\\Note
В~первом примере тени пересекаются.

\\end{problem}
`, {
    examples: [['3\n1 2 3\n', '2.0000\n'], ['1\n5\n', '0.0000\n']],
    title: 'Фонари и тени', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: 1e-9, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'lamps.in', outputFile: null,
  }, { fileName: 'polygon_ru.tex' });

  reads('PTA\'s Markdown with limits below', `# 7-3 灯笼编号 (25 分)

每个灯笼有一个 5 位编号。请你统计出现过的编号。

### 输入格式:

输入第一行给出一个正整数 \`N\`（$\\le$ 50 000），随后 N 行，每行给出一对编号，其间以空格分隔。

### 输出格式:

首先第一行输出总数；随后第二行按递增顺序列出编号。编号间用 1 个空格分隔，行的首尾不得有多余空格。

### 输入样例:
\`\`\`in
3
11111 22222
33333 44444
55555 66666
\`\`\`
输出样例:
\`\`\`out
6
11111 22222 33333 44444 55555 66666
\`\`\`

代码长度限制
16 KB
时间限制
400 ms
内存限制
64 MB
栈限制
8192 KB
`, {
    examples: [['3\n11111 22222\n33333 44444\n55555 66666\n', '6\n11111 22222 33333 44444 55555 66666\n']],
    title: '7-3 灯笼编号', timeLimitMs: 400, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'pta.md' });

  reads('USACO\'s gateway in a comment of Java, under the head of the program', `/*
ID: someone1
LANG: JAVA
TASK: lantrn
*/
/*
Lantern Patterns
IOI'98

The astrocows watch lanterns all night. They look for bit patterns of length A through B
that repeat themselves most often.

PROGRAM NAME: lantrn

INPUT FORMAT

Line 1:\tThree space-separated integers: A, B, N; (1 <= N < 50)
Lines 2 and beyond:\tA sequence of as many as 200,000 characters, all 0 or 1.
SAMPLE INPUT (file lantrn.in)

2 4 2
0101001001
0001

In this example, pattern 01 occurs 4 times, and pattern 1000 occurs once.

OUTPUT FORMAT

Lines that list the N highest frequencies along with the patterns.

SAMPLE OUTPUT (file lantrn.out)

5
01 10
4
00

*/
import java.io.*;

class lantrn {
\tpublic static void main(String[] args) throws IOException {
\t\tBufferedReader f = new BufferedReader(new FileReader("lantrn.in"));
\t}
}
`, {
    examples: [['2 4 2\n0101001001\n0001\n', '5\n01 10\n4\n00\n']],
    title: 'Lantern Patterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'lantrn.in', outputFile: 'lantrn.out',
  }, { fileName: 'usaco_train.java' });

  reads('UVa\'s PDF as text, over two pages', `13999     Counting Lanterns
A lantern row is a string of at most 30 characters. Each character is ‘*’ (a lit lantern) or
‘.’ (a dark one). Your task is to count the lit runs.

Input
The input file contains several test cases. The first line of each is an integer N (0 < N ≤
1000). The last case is followed by a line with a zero, which should not be processed.

Output
For each case print the case number and the number of runs as in the sample. Print a blank
line after each case.
\fUniversidad de Valladolid OJ: 13999 – Counting Lanterns                              2/2


Sample Input
3
**.
1
.
0

Sample Output
Case 1: 1

Case 2: 0

`, {
    examples: [['3\n**.\n1\n.\n0\n', 'Case 1: 1\n\nCase 2: 0\n']],
    title: '13999 Counting Lanterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'uva_pdf.txt' });
});
