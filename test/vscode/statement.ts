/** A small problem that every test may solve. */
export const STATEMENT = `# Sum of Two

Time limit: 1 second

You are given two integers $a$ and $b$. Print their sum.

## Input

One line with two integers $a$ and $b$ ($0 \\le a, b \\le 100$).

## Output

Print one integer.

## Sample Input 1

\`\`\`
1 2
\`\`\`

## Sample Output 1

\`\`\`
3
\`\`\`

## Sample Input 2

\`\`\`
40 2
\`\`\`

## Sample Output 2

\`\`\`
42
\`\`\`
`;
