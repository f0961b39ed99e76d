import { reads } from './shapes';

describe('more files and notes', () => {
  reads('AsciiDoc with titled blocks', `= Beacon Relay
:author: Jane Doe
:toc:
:time-limit: 2s

[abstract]
Time limit: 2 s. Memory limit: 512 MB.

Beacons relay a message. How many steps does it take?

== Input

Two integers.

== Output

One integer, or \`impossible\`.

== Samples

.Sample input 1
[listing]
----
3 4
----

.Sample output 1
[listing]
----
7
----

.Sample input 2
....
0 0
....

.Sample output 2
....
impossible
....

NOTE: The second sample has no beacons.
`, {
    examples: [['3 4\n', '7\n'], ['0 0\n', 'impossible\n']],
    title: 'Beacon Relay', timeLimitMs: 2000, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'beacon.adoc' });

  reads('BZOJ\'s archive with an explanation in the output', `# Description

<div class="content"><p><span style="font-size: medium">海上有n座灯塔，求两两之间距离之和。</span></p>
<p></p></div>

# Input

<div class="content"><p><span style="font-size: medium">第一行包含一个整数n。接下来一行n个整数。</span></p>
<p></p></div>

# Output

<div class="content"><p> </p>
<p><span style="font-size: medium">仅包含一个整数。</span></p>
<p></p></div>

# Sample Input

<div class="content"><span class="sampledata"><br/>
<br/>
3<br/>
1 2 4<br/>
<br/>
</span></div>

# Sample Output

<div class="content"><span class="sampledata"><br/>
6<br/>
<br/>
【样例说明】<br/>
<br/>
1+2+3=6。<br/>
</span></div>

# Hint

<div class="content"><p></p><p>1&lt;=n&lt;=100</p><br/>
<p></p><p></p></div>

# Source

<div class="content"><p><a href="problemset.php?search=">第一轮day1</a></p></div>
`, {
    examples: [['3\n1 2 4\n', '6\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'bzoj_note.md' });

  reads('CodeChef\'s old Markdown with a pre', `All submissions for this problem are available.

### Read problem statements in [Mandarin Chinese](http://www.codechef.com/x.pdf) and [Russian](http://www.codechef.com/y.pdf).

Chef watches **N** beacons. A beacon is *sad* if no neighbour is lit. Count the sad beacons.

### Input

The first line of the input contains an integer **T** denoting the number of test cases.

### Output

For each test case, output a single line containing the count.

### Constraints

- **1** ≤ **T** ≤ **10**

### Subtasks

- Subtask #1 (30 points): **N** ≤ **10**

### Example

<pre><b>Input:</b>
2
3
101
2
11

<b>Output:</b>
2
0
</pre>

### Explanation

**Example case 1.** The lit beacons 1 and 3 have no lit neighbour.

Author: [chefauthor](/users/x)
Date Added: 12-03-2015
Time Limit: 0.5 - 1 secs
Source Limit: 50000 Bytes
`, {
    examples: [['2\n3\n101\n2\n11\n', '2\n0\n']],
    title: null, timeLimitMs: 1000, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'codechef_old.md' });

  reads('a docstring with indented samples', `#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""
Beacon Sum (CCC '31 J2)
=======================

Time limit: 1 s

Beacons have brightness; sum those above the mean.

Input Specification
    The first line contains N. The next N lines contain one integer each.

Output Specification
    Output the sum.

Sample Input 1
    3
    1
    2
    6
Output for Sample Input 1
    6

Sample Input 2
    1
    4
Output for Sample Input 2
    0
"""
import sys


def main():
    """Read the input and print the output."""
    data = sys.stdin.read().split()


if __name__ == "__main__":
    main()
`, {
    examples: [['3\n1\n2\n6\n', '6\n'], ['1\n4\n', '0\n']],
    title: 'Beacon Sum (CCC \'31 J2)', timeLimitMs: 1000, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'docstring.py' });

  reads('a notebook exported as Markdown', `# Lab 4 – Lighthouse log

**Name:** ________  **Date:** ________

You are given the log of a lighthouse: one line per night, \`on\` or \`off\`. Count the nights it was on.

### Input format
First \`n\`, then \`n\` lines.

### Output format
One integer.

### Example

Input:

    3
    on
    off
    on

Output:

    2


\`\`\`python
# Run this cell to check your solution
def solve(text):
    lines = text.split()
    return sum(line == "on" for line in lines[1:])
\`\`\`


\`\`\`python
solve("2\\non\\non")
\`\`\`




    2



\`\`\`python
%timeit solve("1\\non")
\`\`\`

    1.2 µs ± 3 ns per loop (mean ± std. dev. of 7 runs, 1,000,000 loops each)
`, {
    examples: [['3\non\noff\non\n', '2\n']],
    title: 'Lab 4 – Lighthouse log', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'jupyter.md' });

  reads('Library Checker, Ctrl-A, where its blocks were lost', `Library Checker
Submissions
Hacks
Ranking
Lang (en)
Login
Beacon Tree
Problem ID: beacon_tree
Time Limit: 5.0 sec
Forum
Solution/Generator
My Submission
Fastest
Problem Statement

You are given a rooted tree. If there are multiple solutions, print any of them.

Constraints
1≤N≤500000
Input
N
p_1 p_2 … p_{N−1}
Output
X
v_0 v_1 … v_{X−1}
Sample
#1
3
0 1
2
0 2

#2
1


1
0
`, {
    examples: [],
    title: 'Beacon Tree', timeLimitMs: 5000, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'libchecker.txt' });

  reads('Notion\'s export', `# 2B — Two Beacons

Status: To do
Difficulty: Medium
Time limit: 2s
Memory limit: 256MB
URL: https://example.org/problems/2b

Two beacons blink with periods a and b. When do they blink together?

**Input**

Two integers a and b.

**Output**

One integer.

**Examples**

| Input | Output |
| --- | --- |
| 4 6 | 12 |
| 5 7 | 35 |

- Hint
   \x20
    Use \`gcd\`.
   \x20
- Solution
   \x20
    \`\`\`python
    print(a * b // gcd(a, b))
    \`\`\`
`, {
    examples: [['4 6\n', '12\n'], ['5 7\n', '35\n']],
    title: '2B — Two Beacons', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'notion.md' });

  reads('a note of Obsidian with callouts', `---
created: 2026-11-02T10:11
tags: [cp, dp]
source: "[[Training 5]]"
---
# 🗼 Lighthouse Keeper

> [!info] Limits
> Time: 1.5 seconds
> Memory: 128 MB

A keeper visits \`n\` lighthouses. ==Minimise== the distance. See [[Travelling salesman]].

## Input
One integer $n$, then $n$ coordinates.

## Output
The distance, error at most $10^{-4}$.

> [!example] Sample 1
> **Input**
> \`\`\`
> 2
> 0 5
> \`\`\`
> **Output**
> \`\`\`
> 5.0000
> \`\`\`

> [!example]- Sample 2
> **Input**
> \`\`\`
> 1
> 7
> \`\`\`
> **Output**
> \`\`\`
> 0.0000
> \`\`\`

## My notes
- greedy fails on \`3 / 0 1 9\`
- [ ] write it up

\`\`\`python
n = int(input())
\`\`\`
`, {
    examples: [['2\n0 5\n', '5.0000\n'], ['1\n7\n', '0.0000\n']],
    title: '🗼 Lighthouse Keeper', timeLimitMs: 1500, memoryLimitMb: 128, tolerance: 0.0001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'obsidian.md' });

  reads('an Italian olympiad, inputs of several lines in a copied table', `Il faro di Mojito (faro)

Limite di tempo: 1.0 secondi
Limite di memoria: 256 MiB

Il faro ha N lampade numerate da 0 a N-1. Trova quante sono accese.

Dati di input
La prima riga del file di input contiene un intero N.

Dati di output
Il file di output deve contenere una sola riga con un intero.

Assunzioni
1 ≤ N ≤ 1000.

Esempi di input/output

input.txt\toutput.txt
4
1 0 1 1\t3
2
0 0\t0

Spiegazione
Nel primo caso di esempio le lampade 0, 2 e 3 sono accese.
`, {
    examples: [['4\n1 0 1 1\n', '3\n'], ['2\n0 0\n', '0\n']],
    title: 'Il faro di Mojito (faro)', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'input.txt', outputFile: 'output.txt',
  }, { fileName: 'olinfo_it.txt' });

  reads('a Kattis package\'s LaTeX with verbatim samples', `% Kattis / ICPC package, statement
\\problemname{Beacon \\& Buoy}
\\illustration{0.3}{buoy.jpg}{A buoy. CC BY-SA 2.0 by \\href{https://x.org}{someone}}

The beacon is at $(0,0)$ and the buoy drifts~along a line.
\\emph{Output the closest distance}, see Figure~\\ref{fig:one}.

\\section*{Input}
The input consists of one line with three real numbers $a$, $b$ and~$c$ ($-1\\,000 \\le a,b,c \\le 1\\,000$).

\\section*{Output}
Output the distance.
Your answer should have an absolute or relative error of at most $10^{-6}$.

If there are multiple closest points, it does not matter.

% samples
\\section*{Sample Input 1}
\\begin{verbatim}
1.0 1.0 -2.0
\\end{verbatim}
\\section*{Sample Output 1}
\\begin{verbatim}
1.414213562
\\end{verbatim}
`, {
    examples: [['1.0 1.0 -2.0\n', '1.414213562\n']],
    title: 'Beacon & Buoy', timeLimitMs: null, memoryLimitMb: null, tolerance: 0.000001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'problem.en.tex' });

  reads('Rosalind\'s dataset, copied', `Counting Lamp Patterns solved by 8123   April 2, 2012, midnight by Rosalind Team
Topics: String Algorithms

A Rapid Introduction

A string is simply an ordered collection of symbols.

Problem
A lamp string s has length at most 1000 and uses the symbols 'A', 'C'.

Given: A lamp string s of length at most 1000.

Return: Two integers counting the symbols 'A' and 'C'.

Sample Dataset
AACCCA
Sample Output
3 3

Please login to solve this problem.
`, {
    examples: [['AACCCA\n', '3 3\n']],
    title: 'Counting Lamp Patterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'rosalind.txt' });

  reads('Toph, Ctrl-A, two tables', `Toph
Learn
Contests
Practice
Foghorn Chorus
By someone · Limits 1s, 512 MB
n foghorns sound with different pitches. Count the pairs that clash.

Input
The first line contains n (1 ≤ n ≤ 105). The second line contains n pitches.

Output
Print the number of pairs.

Samples
Input\tOutput
3
1 1 2

1

Input\tOutput
2
5 6

0

Submit
Login to submit.

Statistics
83% Solution Ratio
`, {
    examples: [['3\n1 1 2\n', '1\n'], ['2\n5 6\n', '0\n']],
    title: 'Foghorn Chorus', timeLimitMs: 1000, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'toph.txt' });

  reads('VNOJ\'s Markdown in Vietnamese', `# Ngọn hải đăng

**Thời gian:** 1.0s
**Bộ nhớ:** 256M

Có $n$ ngọn hải đăng. Hãy tìm ngọn cao nhất. Nếu có nhiều đáp án, in ra một đáp án bất kì.

## Dữ liệu vào

Dòng đầu chứa số nguyên $n$.

## Kết quả

In ra một số nguyên.

## Ví dụ

#### Ví dụ 1

**Dữ liệu vào**

\`\`\`
3
5 9 9
\`\`\`

**Kết quả**

\`\`\`
2
\`\`\`
`, {
    examples: [['3\n5 9 9\n', '2\n']],
    title: 'Ngọn hải đăng', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'vnoj.md' });
});
