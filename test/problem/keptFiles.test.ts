import { reads } from './shapes';

describe('files and what extensions write', () => {
  reads('Codeforces, statement copied with inputCopy, CRLF and BOM', '\uFEFF' + `E2. Split the Bill (hard version)
time limit per test
4 seconds
memory limit per test
1024 megabytes
input
standard input
output
standard output
The only difference between the versions is the constraints. Output of the old programme was "YES".

Input

Each test contains multiple test cases. The first line contains the number of test cases t (1≤t≤500).

Output

For each test case print one real number. Your answer is considered correct if its absolute or relative error does not exceed 10−9.

Formally, let your answer be a, and the jury's answer be b. Your answer is accepted if and only if |a−b|max(1,|b|)≤10−9.

Example
inputCopy
3
2 1
1 2

1 1
5

3 0
1 1 1
outputCopy
1.500000000000
5.000000000000
0.333333333333
Note

In the first test case

input
is not a label here.
`.replace(/\n/g, '\r\n'), {
    examples: [['3\n2 1\n1 2\n\n1 1\n5\n\n3 0\n1 1 1\n', '1.500000000000\n5.000000000000\n0.333333333333\n']],
    title: 'E2. Split the Bill (hard version)', timeLimitMs: 4000, memoryLimitMb: 1024, tolerance: 1e-09, anyAnswer: false,
    interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cf-copy.txt' });

  reads('Competitive Companion JSON', `{"name":"F. Paper Cranes","group":"Codeforces - Educational Round\
 170","url":"https://codeforces.com/contest/2025/problem/F","interactive":false,"memoryLimit":512,"timeLimit":4000,"tests":[{"input":"2\\n1\
 2\\n","output":"3\\n"},{"input":"1\\n\\n","output":"Output:\
 0\\n"}],"testType":"single","input":{"type":"stdin"},"output":{"type":"stdout"},"languages":{"java":{"mainClass":"Main","taskClass":"FPaperCranes"}\
},"batch":{"id":"abc","size":1}}
`, {
    examples: [['2\n1 2\n', '3\n'], ['1\n', 'Output: 0\n']],
    title: 'F. Paper Cranes', timeLimitMs: 4000, memoryLimitMb: 512, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: '.bridge.json.txt' });

  reads('LeetCode extension, C++', `/*
 * @lc app=leetcode id=3046 lang=cpp
 *
 * [3046] Split the Array
 *
 * https://leetcode.com/problems/split-the-array/description/
 *
 * algorithms
 * Easy (58.40%)
 * Likes:    110
 * Dislikes: 9
 * Total Accepted:    68.3K
 * Total Submissions: 114.2K
 * Testcase Example:  '[1,1,2,2,3,4]\\n[1,1,1,1]'
 *
 * You are given an integer array nums of even length. You have to split the
 * array into two parts nums1 and nums2.
 *\x20
 *\x20
 * Example 1:
 *\x20
 *\x20
 * Input: nums = [1,1,2,2,3,4]
 * Output: true
 * Explanation: One of the possible ways to split nums is nums1 = [1,2,3] and
 * nums2 = [1,2,4].
 *\x20
 *\x20
 * Example 2:
 *\x20
 *\x20
 * Input: nums = [1,1,1,1]
 * Output: false
 * Explanation: The only possible way to split nums is nums1 = [1,1] and nums2
 * = [1,1].
 *\x20
 *\x20
 *\x20
 * Constraints:
 *\x20
 *\x20
 * 1 <= nums.length <= 100
 * nums.length % 2 == 0\x20
 *\x20
 *\x20
 */

// @lc code=start
class Solution {
public:
    bool isPossibleToSplit(vector<int>& nums) {
       \x20
    }
};
// @lc code=end
`, {
    examples: [['nums = [1,1,2,2,3,4]\n', 'true\n'], ['nums = [1,1,1,1]\n', 'false\n']],
    title: 'Split the Array', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: '42.trapping.cpp' });

  reads('LeetCode extension, Python', `#
# @lc app=leetcode id=1971 lang=python3
#
# [1971] Find if Path Exists
#
# https://leetcode.com/problems/find-if-path-exists-in-graph/description/
#
# algorithms
# Easy (54.00%)
# Testcase Example:  '3\\n[[0,1],[1,2],[2,0]]\\n0\\n2'
#
# There is a bi-directional graph with n vertices. Return the answer in any order.
#\x20
#\x20
# Example 1:
#\x20
#\x20
# Input: n = 3, edges = [[0,1],[1,2],[2,0]], source = 0, destination = 2
# Output: true
# Explanation: There are two paths from vertex 0 to vertex 2:
# - 0 → 1 → 2
# - 0 → 2
#\x20
#\x20
# Example 2:
#\x20
#\x20
# Input: n = 6, edges = [[0,1],[0,2]], source = 0,
# destination = 5
# Output: false
#\x20
#\x20
#\x20
# Constraints:
#\x20
#\x20
# 1 <= n <= 2 * 10^5
#\x20
#\x20
#

# @lc code=start
class Solution:
    def validPath(self, n: int) -> bool:
        pass
# @lc code=end
`, {
    examples: [['n = 3, edges = [[0,1],[1,2],[2,0]], source = 0, destination = 2\n', 'true\n'],
      ['n = 6, edges = [[0,1],[0,2]], source = 0,\ndestination = 5\n', 'false\n']],
    title: 'Find if Path Exists', timeLimitMs: null, memoryLimitMb: null, tolerance: null, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: '7.py' });

  reads('LeetCode editor, Java block comment with //', `//Given an array of strings words, return the words that can be typed.\x20
//
// You may return the answer in any order.\x20
//
//\x20
// Example 1:\x20
//
//\x20
//Input: words = ["Hello","Alaska"]
//Output: ["Alaska"]
//\x20
//
// Example 2:\x20
//
//\x20
//Input: words = ["omk"]
//Output: []
//\x20
//
//\x20
// Constraints:\x20
//
//\x20
// 1 <= words.length <= 20\x20
//\x20
// Related Topics Array Hash Table 👍 1500 👎 1100

//leetcode submit region begin(Prohibit modification and deletion)
class Solution {
    public String[] findWords(String[] words) {
    }
}
//leetcode submit region end(Prohibit modification and deletion)
`, {
    examples: [['words = ["Hello","Alaska"]\n', '["Alaska"]\n'], ['words = ["omk"]\n', '[]\n']],
    timeLimitMs: null, memoryLimitMb: null, tolerance: null, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'Lc.java' });

  reads('DMOJ, Markdown with headings, notes between', `# CCC '24 S9 - Chocolate Swap

*Time limit:* 1.5s
*Memory limit:* 1G

Alice has \`n\` chocolates. The program

\`\`\`python
print(input())
\`\`\`

is not the answer.

## Input Specification

The first line contains $N$ ($1 \\le N \\le 10^6$).

## Output Specification

Output any valid sequence.

## Sample Input 1

\`\`\`
3
R G\tB
\`\`\`

## Output for Sample Input 1

\`\`\`
2
\`\`\`

## Explanation of Output for Sample Input 1

Swap \`R\` and \`B\`:

\`\`\`
B G R
\`\`\`

## Sample Input 2

\`\`\`
1

\`\`\`

## Output for Sample Input 2

\`\`\`
Output
0
\`\`\`
`, {
    examples: [['3\nR G\tB\n', '2\n'], ['1\n', 'Output\n0\n']],
    title: 'CCC \'24 S9 - Chocolate Swap', timeLimitMs: 1500, memoryLimitMb: 1024, tolerance: null, anyAnswer: true,
    interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'dmoj.md' });

  reads('Luogu, Markdown', `# P9999 [NOIP2023 提高组] 词典

## 题目描述

给定 $n$ 个单词。如有多组解,输出任意一组即可。

## 输入格式

从文件 \`dict.in\` 中读入数据。

第一行一个整数 $n$。

## 输出格式

输出到文件 \`dict.out\` 中。

## 输入输出样例 #1

### 输入 #1

\`\`\`
4 7
abandon
bananaa
baannaa
notnotn
\`\`\`

### 输出 #1

\`\`\`
1110
\`\`\`

## 输入输出样例 #2

### 输入 #2

\`\`\`
1 1
a
\`\`\`

### 输出 #2

\`\`\`
1
\`\`\`

## 说明/提示

**【样例 1 解释】**

\`\`\`
nothing
\`\`\`

**【数据范围】** 时间限制 1.0s,内存限制 512 MiB。
`, {
    examples: [['4 7\nabandon\nbananaa\nbaannaa\nnotnotn\n', '1110\n'], ['1 1\na\n', '1\n']],
    title: 'P9999 [NOIP2023 提高组] 词典', timeLimitMs: 1000, memoryLimitMb: 512, tolerance: null, anyAnswer: true, interactive: false,
    inputFile: 'dict.in', outputFile: 'dict.out',
  }, { fileName: 'luogu.md' });

  reads('Python file with the statement in a docstring', `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""
B. Kite String

time limit per test: 1 second
memory limit per test: 256 MB

A string is a kite string if it has no "Output".

Input
A single string s.

Output
Print the answer with error at most 1e-5.

Examples

Input
Output Output

Output
2.0

Input
kite

Output
0.0
"""
import sys

def main():
    """Input
    nothing"""
    print(sys.stdin.read())
`, {
    examples: [['Output Output\n', '2.0\n'], ['kite\n', '0.0\n']],
    title: 'B. Kite String', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: 1e-05, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'kite.py' });

  reads('Rust file with // comments, zero-width and NBSP', `// Problem: G1. Ring\u00a0Toss (Easy)
// Contest: Codeforces Round 999
// URL: https://codeforces.com/contest/1999/problem/G1
// Memory Limit: 256 MB
// Time Limit: 2000 ms
//
// Toss rings.\u200b
//
// Input
// One integer\u00a0n.
//
// Output
// One integer.
//
// Example
// Input
// 2
// 1\u00a01
//
// Output
// 4\u200b
//
// Note
// Simple.

use std::io;

fn main() {
    // Input
    let x = 1;
}
`, {
    examples: [['2\n1 1\n', '4\n']],
    title: 'G1. Ring Toss (Easy)', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'ring.rs' });

  reads('Markdown of an extension, bold labels, quoted', `---
title: "1850H - Ladder Game"
tags: [graphs]
---

# [H. Ladder Game](https://codeforces.com/contest/1850/problem/H)

**Time limit:** 1 second &nbsp; **Memory limit:** 256 megabytes

Climb. The complexity is $O(n)$ where $n \\le 2 \\cdot 10^5$.

### Input

Each test contains $t$ cases.

### Output

Print \`YES\` or \`NO\`.

### Examples

**Input:**

\`\`\`text
2
1 2

3 4
\`\`\`

**Output:**

\`\`\`text
YES
NO
\`\`\`

> Note: the first ladder is short.

**Input:**

\`\`\`text
1
9 9
\`\`\`

**Output:**

\`\`\`text
NO
\`\`\`

### Solution sketch

\`\`\`cpp
int main() { return 0; }
\`\`\`
`, {
    examples: [['2\n1 2\n\n3 4\n', 'YES\nNO\n'], ['1\n9 9\n', 'NO\n']],
    title: 'H. Ladder Game', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'cphng.md' });

  reads('Markdown, examples in a table with <br>', `# Задача C. Мосты

| Ограничение времени | Ограничение памяти |
|---|---|
| 2 секунды | 128 мегабайт |

Острова соединены мостами.

## Формат входных данных

Число $n$.

## Формат выходных данных

Выведите число. Ответ считается верным, если его погрешность не превышает $10^{-8}$.

## Примеры

| Входные данные | Выходные данные |
|---|---|
| \`2\`<br>\`1 2\` | \`0.5\` |
| \`1\`<br>\`7\` | \`7\` |

## Пояснение

| Шаг | Вывод |
|---|---|
| 1 | 5 |
`, {
    examples: [['2\n1 2\n', '0.5\n'], ['1\n7\n', '7\n']],
    title: 'Задача C. Мосты', timeLimitMs: 2000, memoryLimitMb: 128, tolerance: 1e-08, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'table.md' });
});
