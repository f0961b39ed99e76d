import { reads, SUM } from './shapes';

const STATEMENT = `Crates

Time limit: 2 seconds

Find the total.

Sample Input 1

3
1 2 3

Sample Output 1

6`;
const eachLine = (prefix: string) => STATEMENT.split('\n').map((line) => `${prefix}${line}`.trimEnd()).join('\n');
const found = { examples: [SUM], title: 'Crates', timeLimitMs: 2000 };

describe('statements in the comments of source files', () => {
  reads('a starred block', `/**\n${eachLine(' * ')}\n */\n#include <iostream>\nint main() {}\n`, found, { fileName: 'a.cpp' });
  reads('a plain block after includes', `#include <bits/stdc++.h>\n\n/*\n${STATEMENT}\n*/\nint main() { /* Output */ }\n`, found, { fileName: 'a.cpp' });
  reads('lines of //', `${eachLine('// ')}\npackage main\n`, found, { fileName: 'a.go' });
  reads('lines of #', `#!/usr/bin/env python3\n${eachLine('# ')}\nimport sys\n`, found, { fileName: 'a.py' });
  reads('a docstring', `"""\n${STATEMENT}\n"""\nimport sys\n`, found, { languageHint: 'python' });
  reads('an indented docstring that begins on its first line', `"""${STATEMENT.split('\n').join('\n    ')}\n"""\n`, found, { fileName: 'a.py' });
  reads('a block of Haskell', `{-\n${STATEMENT}\n-}\nmain = pure ()\n`, found, { fileName: 'a.hs' });
  reads('a comment without a file name', `/*\n${STATEMENT}\n*/\nint main() {}\n`, found);
  reads('a selection inside a starred comment', eachLine(' * '), found, { languageHint: 'cpp' });
  reads('a licence above the statement', `// Copyright 2020 Nell. License: MIT.\n\n/*\n${STATEMENT}\n*/\nint x;\n`, found, { fileName: 'a.cc' });
  reads('data that begins with a star', `/*\nSample Input\n\n* . *\n* * *\n\nSample Output\n\n*\n*/\n`, { examples: [['* . *\n* * *\n', '*\n']] }, { fileName: 'a.c' });

  reads('LeetCode\'s own header', `/*
 * @lc app=leetcode id=9001 lang=cpp
 *
 * [9001] Crates
 *
 * https://leetcode.com/problems/crates/description/
 *
 * algorithms
 * Easy (49.50%)
 * Testcase Example:  '[1,2]\\n3'
 *
 * Given crates, return the total.
 *
 * Example 1:
 *
 *
 * Input: crates = [1,2], k = 3
 * Output: 3
 * Explanation: Added up.
 *
 *
 * Constraints:
 *
 * 1 <= k
 */

// @lc code=start
class Solution {};
// @lc code=end
`, { examples: [['crates = [1,2], k = 3\n', '3\n']], title: 'Crates', url: 'https://leetcode.com/problems/crates/description/' }, { fileName: '9001.crates.cpp' });

  reads('a frame of stars around a paste', `/***
 * A. Crates
time limit per test2 seconds
Examples
Input
3
1 2 3
Output
6
 * ***/

class Crates {}
`, { title: 'A. Crates', examples: [SUM], timeLimitMs: 2000 }, { fileName: 'Crates.cs' });

  reads('a doc comment set in a pre', `/**
 * <pre>
 * https://judge.example/1
 * Crates
 *
 * 예제 입력 1
 * 3
 * 1 2 3
 * 예제 출력 1
 * 6
 * </pre>
 */
public class Crates {}
`, { title: 'Crates', examples: [SUM] }, { fileName: 'Crates.java' });

  reads('a pattern of stars in an example', `/*
Sample Input
2
Sample Output
 *
***
 *
*/
int main() {}
`, { examples: [['2\n', ' *\n***\n *\n']] }, { fileName: 'stars.c' });

  reads('a statement below the code, remarks above it', `#include <cstdio>
using namespace std;
// dp[i] is the weight of the first i crates
int main() {
  return 0; // done
}
/*
Crates
Time Limit: 2000MS  Memory Limit: 65536K
Sample Input

3
1 2 3
Sample Output

6
Source

Nowhere
*/
`, { title: 'Crates', examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 64 }, { fileName: 'crates.cpp' });
});
