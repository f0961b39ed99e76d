import { PAIR, reads, SUM } from './shapes';

const fenced = (text: string, info = '') => `\`\`\`${info}\n${text}\`\`\``;

describe('statements in Markdown', () => {
  reads('Codeforces as its extensions write it', `## A. Crates

- time limit per test: 1.5 seconds
- memory limit per test: 256 megabytes
- input: standard input
- output: standard output

You are given $n$ crates. The array is like this:

${fenced('1 2 3\n')}

### Input

The first line contains $n$.

### Output

Print the total.

### Examples

#### Input

${fenced(SUM[0])}

#### Output

${fenced(SUM[1])}

#### Input

${fenced(PAIR[0])}

#### Output

${fenced(PAIR[1])}

### Note

In the first example:

${fenced('1 + 2 + 3\n')}
`, { examples: [SUM, PAIR], timeLimitMs: 1500, memoryLimitMb: 256, title: 'A. Crates' });

  reads('Luogu', `# P9001 箱子

## 题目描述

有 $n$ 个箱子。

## 输入格式

第一行一个整数 $n$。

## 输出格式

输出总重量，误差不超过 $10^{-4}$ 即可。

## 样例 #1

### 样例输入 #1

${fenced(SUM[0])}

### 样例输出 #1

${fenced(SUM[1])}

## 样例 #2

### 样例输入 #2

${fenced(PAIR[0])}

### 样例输出 #2

${fenced(PAIR[1])}

## 提示

对于 $100\\%$ 的数据，$n \\le 100$。
`, { examples: [SUM, PAIR], tolerance: 1e-4, title: 'P9001 箱子' });

  reads('DMOJ with indented code', `# Crates

Nell has crates.

## Input Specification

The first line contains $N$.

## Output Specification

Print the total.

## Sample Input 1

    3
    1 2 3

## Sample Output 1

    6

## Explanation for Sample 1

Nell adds them up.
`, { examples: [SUM], title: 'Crates' });

  reads('CSES', `# Crates

* Time limit: 1.00 s
* Memory limit: 512 MB

Nell has $n$ crates.

# Input

The first line has an integer $n$.

# Output

Print one integer.

# Constraints

* $1 \\le n \\le 10^5$

# Example

Input:
${fenced(SUM[0])}

Output:
${fenced(SUM[1])}
`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 512 });

  reads('LeetCode in bold', `# [9001. Crates](https://leetcode.com/problems/crates/)

**Example 1:**

> **Input:** nums = [1,2]
> **Output:** 3
> **Explanation:** 1 + 2.

**Example 2:**

**Input:** nums = \`[5]\`
**Output:** 5

**Constraints:**

- \`1 <= nums.length <= 10\`
`, { examples: [['nums = [1,2]\n', '3\n'], ['nums = `[5]`\n', '5\n']], title: '9001. Crates', url: 'https://leetcode.com/problems/crates/' });

  reads('HackerRank with the input explained beside it', `**Sample Input 0**

${fenced('STDIN     Function\n-----     --------\n3         arr[] size n = 3\n1 2 3     arr = [1, 2, 3]\n')}

**Sample Output 0**

${fenced('6\n')}

**Explanation 0**

Added up.
`, { examples: [SUM] });

  reads('CodeChef', `###Input:

- First line will contain $T$.

###Output:
Print the total.

###Sample Input:

\t3
\t1 2 3

###Sample Output:

\t6

###EXPLANATION:
Added up.
`, { examples: [SUM] });

  reads('fences named input and output', `## Examples

${fenced(SUM[0], 'input1')}

${fenced(SUM[1], 'output1')}

${fenced(PAIR[0], 'input2')}

${fenced(PAIR[1], 'output2')}
`, { examples: [SUM, PAIR] });

  reads('a table of examples', `## Examples

| Input | Output | Note |
|-------|:------:|------|
| \`3\`<br>\`1 2 3\` | \`6\` | added up |
| 2<br>10 -4 | 6 | |
`, { examples: [SUM, PAIR] });

  reads('only blocks under the heading of examples', `# Examples

${fenced(SUM[0])}

${fenced(SUM[1])}
`, { examples: [SUM] });

  reads('an example under each section', `## Input

One line with n.

### Example

${fenced(SUM[0])}

## Output

The total.

### Example

${fenced(SUM[1])}
`, { examples: [SUM] });

  reads('both sides in one block', `### Example

${fenced('Input:\n3\n1 2 3\n\nOutput:\n6\n')}
`, { examples: [SUM] });

  reads('blanks, tabs, fences and HTML inside an example', `## Sample Input 1

\`\`\`\`
2

\ta <b> &amp; c
\`\`\`
\`\`\`\`

## Sample Output 1

\`\`\`\`
Output
  x  y 
\`\`\`\`
`, { examples: [['2\n\n\ta <b> &amp; c\n```\n', 'Output\n  x  y \n']] });

  reads('HTML blocks in Markdown', `# Crates

Nell has n<sup>2</sup> crates.

<b>Example</b>
<pre>
<b>Input</b>
3
1 2 3
<b>Output</b>
6
</pre>
`, { examples: [SUM] });

  reads('no example in blocks of a format', `# Crates

## Input

The input has this form:

${fenced('N\nA_1 ... A_N\n')}

## Output

Print the total as here:

${fenced('total\n')}
`, { examples: [] });

  reads('a byte order mark, CRLF, no-break and zero-width spaces', `\uFEFF# Crates\r\n\r\n## Sample Input 1\r\n\r\n\`\`\`\r\n3\r\n1\u00A02\u00A03\u200B\r\n\`\`\`\r\n\r\n## Sample\u00A0Output 1\r\n\r\n\`\`\`\r\n6\r\n\`\`\`\r\n`,
    { examples: [SUM], title: 'Crates' });

  reads('several languages', `# Cajas

## Entrada

La primera línea contiene n.

## Salida

Si hay varias soluciones, imprima cualquiera de ellas.

## Ejemplo de entrada

${fenced(SUM[0])}

## Ejemplo de salida

${fenced(SUM[1])}
`, { examples: [SUM], title: 'Cajas' });
});
