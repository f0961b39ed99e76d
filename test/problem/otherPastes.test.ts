import { reads } from './shapes';

describe('files and pastes, a third lot', () => {
  reads('AtCoder in Japanese, Ctrl-A with its clock', `AtCoder
コンテスト名 AtCoder Regular Contest 998
トップ
問題
質問
提出
順位表
C - 港の明かり 解説\u00A0
実行時間制限: 2.5 sec / メモリ制限: 1024 MiB

配点 : 500 点

問題文
港に N 個の明かりがあります。長さの期待値を求めてください。

制約
1≤N≤100
入力はすべて整数
入力
入力は以下の形式で標準入力から与えられる。

N
A_1 A_2 … A_N
出力
答えを出力せよ。なお、真の値との絶対誤差または相対誤差が 10^{-6} 以下であれば正解とみなされる。

入力例 1
Copy
3
1 2 3
出力例 1
Copy
2.000000
期待値は 2 です。

入力例 2
Copy
1
10
出力例 2
Copy
10
2026-11-27 (金)
20:11:01 +09:00
`, {
    examples: [['3\n1 2 3\n', '2.000000\n'], ['1\n10\n', '10\n']],
    title: 'C - 港の明かり', timeLimitMs: 2500, memoryLimitMb: 1024, tolerance: 0.000001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'atcoder_ja_copy.txt' });

  reads('a command-line tool\'s Markdown of Codeforces', `# E. Harbour Master

**time limit per test**: 1 second \x20
**memory limit per test**: 256 megabytes \x20
**input**: standard input \x20
**output**: standard output \x20

You have $n$ berths ($1 \\le n \\le 10^{6}$). It's an easy version.

#### Input

The first line contains \`n\`.

#### Output

Print $n$ integers in any order. If there are many answers print any.

#### Examples

##### Input
\`\`\`
2
a b
\`\`\`
##### Output
\`\`\`
2 1
\`\`\`

##### Input
\`\`\`
1
c
\`\`\`
##### Output
\`\`\`
1
\`\`\`

#### Note

Input and output of the second example are short.
`, {
    examples: [['2\na b\n', '2 1\n'], ['1\nc\n', '1\n']],
    title: 'E. Harbour Master', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: true,
    anyOrder: true, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cftool.md' });

  reads('CSES in the comment of a program', `# CSES Problem Set
# Harbour Tour
#
# Time limit: 1.00 s
# Memory limit: 512 MB
#
# You tour n harbours. What is the minimum fuel?
#
# Input
#
# The first input line has an integer n.
#
# Output
#
# Print one integer.
#
# Constraints
#
# - 1 <= n <= 100
#
# Example
#
# Input:
# 4
# 3 -1 5 2
#
# Output:
# 9

import sys
input = sys.stdin.readline
n = int(input())
# Output: the answer
print(n)
`, {
    examples: [['4\n3 -1 5 2\n', '9\n']],
    title: 'Harbour Tour', timeLimitMs: 1000, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cses_comment.py' });

  reads('Hacker Cup, a table with breaks', `Harbour Delivery, Part 2
========================

*This problem shares similarities with part 1 - key differences are in **bold**.*

A truck drives to the harbour.

## Constraints

\\(1 \\le T \\le 100\\)

## Input Format

Input begins with an integer \\(T\\), the number of test cases.

## Output Format

For the \\(i\\)th test case, print "\`Case #i:\`" followed by the speed, or \\(-1\\) if impossible. Your answer will be considered correct if it\
 is within an absolute or relative error of \\(10^{-6}\\).

## Sample Explanation

The first truck needs 1 hour.

| Sample Input | Sample Output |
|--------------|---------------|
| 2<br>1<br>1 1000000<br>2<br>5 7 | Case #1: 0.000001<br>Case #2: -1 |
`, {
    examples: [['2\n1\n1 1000000\n2\n5 7\n', 'Case #1: 0.000001\nCase #2: -1\n']],
    title: 'Harbour Delivery, Part 2', timeLimitMs: null, memoryLimitMb: null, tolerance: 0.000001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hackercup.md' });

  reads('informatics.mccme, copied, units before figures', `Задача №99312. Портовый кран
Темы: Линейные алгоритмы
Ограничение по времени, сек 1
Ограничение по памяти, мегабайт 64

Портовый кран поднимает ящики. Сколько раз он поднимет ящик тяжелее предыдущего?

Входные данные
Дано число N, затем N чисел.

Выходные данные
Программа должна вывести одно число.

Примеры
входные данные
4
1 3 2 5
выходные данные
2
входные данные
1
7
выходные данные
0
Сдать: для сдачи задач необходимо войти в систему
`, {
    examples: [['4\n1 3 2 5\n', '2\n'], ['1\n7\n', '0\n']],
    title: 'Задача №99312. Портовый кран', timeLimitMs: 1000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'informatics.txt' });

  reads('Jutge\'s Markdown', `# P99321_ca Harbor ships

Write a program that reads ships and prints how many there are.

## Input

Input is a sequence of words.

## Output

Print the number of ships.

## Public test cases

### Input

    ship buoy ship

### Output

    2

### Input

    buoy

### Output

    0

## Problem information

Author: Professorat
Generation: 2026-01-25T11:03:53.671Z
`, {
    examples: [['ship buoy ship\n', '2\n'], ['buoy\n', '0\n']],
    title: 'P99321_ca Harbor ships', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'jutge.md' });

  reads('LibreOJ, copied', `#9931. 「NOI 2021」港口
内存限制：512 MiB 时间限制：3000 ms 输入文件：harbour.in 输出文件：harbour.out
题目类型：传统 评测方式：文本比较
上传者： someone

提交
提交记录
统计
讨论
题目描述
有 n 个港口，求最短路长度。

输入格式
从文件 harbour.in 中读入数据。

输出格式
输出到文件 harbour.out 中。

样例
样例输入 1
2 1
1 2 5

样例输出 1
5

样例解释 1
只有一条路。

数据范围与提示
对于所有数据，n ≤ 1000。
`, {
    examples: [['2 1\n1 2 5\n', '5\n']],
    title: '#9931. 「NOI 2021」港口', timeLimitMs: 3000, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'harbour.in', outputFile: 'harbour.out',
  }, { fileName: 'loj_zh.txt' });

  reads('olymp.sty\'s PDF as text, in Russian, heads centred', `Открытая олимпиада школьников, отборочный этап
Москва, 5 декабря 2025

                       Задача C. Портовые огни
Имя входного файла:         стандартный ввод
Имя выходного файла:        стандартный вывод
Ограничение по времени:     1.5 секунды
Ограничение по памяти:      512 мегабайт

В порту n огней. Найдите наибольшую сумму яркостей.

Формат входных данных
В первой строке дано целое число n (1 ⩽ n ⩽ 2 · 105 ).

Формат выходных данных
Выведите одно число.

Система оценки
Тесты к этой задаче состоят из двух групп.

Примеры
              стандартный ввод                     стандартный вывод
 3                                        6
 1 2 3
 2                                        5
 -1 5
Замечание
В первом примере берём все огни.

                                     Страница 3 из 9
`, {
    examples: [['3\n1 2 3\n', '6\n'], ['2\n-1 5\n', '5\n']],
    title: 'Задача C. Портовые огни', timeLimitMs: 1500, memoryLimitMb: 512, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'olymp_pdf_ru.txt' });

  reads('a doc comment of Rust', `//! # 2024-D: Harbour Depth
//!
//! Time limit: 3 sec / Memory limit: 1 GB
//!
//! Find the depth of each berth.
//!
//! ## Input
//! \`\`\`text
//! N
//! D_1 D_2 ... D_N
//! \`\`\`
//!
//! ## Output
//! One line with the depths.
//!
//! ## Sample Input 1
//! \`\`\`text
//! 2
//! 5 6
//! \`\`\`
//!
//! ## Sample Output 1
//! \`\`\`text
//! 5 6
//! \`\`\`

use std::io::*;

/// Reads the input and prints the output.
fn main() {
    let mut input = String::new();
}
`, {
    examples: [['2\n5 6\n', '5 6\n']],
    title: '2024-D: Harbour Depth', timeLimitMs: 3000, memoryLimitMb: 1024, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'rust_doc.rs' });

  reads('a selection without a title', `Input
Line 1: N
Lines 2..N+1: a ship each

Output
The heaviest ship.

Example Input
3
4
9
2

Example Output
9

Explanation of example: ship 2.
`, {
    examples: [['3\n4\n9\n2\n', '9\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'selection.txt' });

  reads('Virtual Judge, copied, where the columns were lost', `Harbour Lights
HDU - 9931\x20
Time limit 1000 ms
Memory limit 32768 kB
OS Windows

Count the lights of the harbour.
Input
There are T lines.
Output
For each test, output one line "Case #k: x".
Sample
Inputcopy\tOutputcopy
2
1 2
3 4
Case #1: 3
Case #2: 7
`, {
    examples: [],
    title: 'Harbour Lights', timeLimitMs: 1000, memoryLimitMb: 32, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'vjudge.txt' });
});
