import { PAIR, reads, SUM } from './shapes';

describe('statements in LaTeX', () => {
  reads('a Polygon package', `\\begin{problem}{Crates}{standard input}{standard output}{1.5 seconds}{256 megabytes}

You are given $n$~crates. % a remark
It costs 10\\% more.

\\InputFile
The first line contains $n$ ($1 \\le n \\le 10^5$).

\\OutputFile
Print the total. If there are several answers, print any.

\\Examples

\\begin{example}
\\exmp{3
1 2 3
}{6
}%
\\exmp{
2
10 -4
}{
6
}%
\\end{example}

\\Note
Added up.

\\end{problem}
`, { examples: [SUM, PAIR], title: 'Crates', timeLimitMs: 1500, memoryLimitMb: 256, inputFile: null, outputFile: null, anyAnswer: true });

  reads('a package in Russian with files', `\\begin{problem}{Ящики}{crates.in}{crates.out}{2 секунды}{64 мегабайта}
Даны ящики.
\\InputFile
Число.
\\OutputFile
С точностью не хуже $10^{-3}$.
\\Example
\\begin{example}
\\exmp{a\\_b \\#1 \\{x\\}}{50\\% \\& more}%
\\end{example}
\\end{problem}
`, { examples: [['a_b #1 {x}\n', '50% & more\n']], timeLimitMs: 2000, memoryLimitMb: 64, inputFile: 'crates.in', outputFile: 'crates.out', tolerance: 1e-3 });

  reads('a Kattis package, whose examples are files', `\\problemname{Crates}

\\illustration{0.3}{crates.jpg}{By \\href{https://example.org}{Nell}}%
Nell has $n$ crates.

\\section*{Input}
The first line contains $n$.
\\begin{itemize}
\\item One integer $n$.
\\end{itemize}

\\section*{Output}
Print \`\`\\texttt{yes}'' with an error of at most $10^{-9}$.
`, { examples: [], title: 'Crates', tolerance: 1e-9 });

  reads('verbatim blocks', `\\section*{Sample Input 1}
\\begin{verbatim}
3
1 2 3
\\end{verbatim}
\\section*{Sample Output 1}
\\begin{verbatim}
6
\\end{verbatim}
`, { examples: [SUM] });

  reads('a table', `\\section*{Examples}
\\begin{tabular}{|l|l|}
\\hline
Sample Input & Sample Output \\\\ \\hline
\\texttt{7} & \\texttt{8} \\\\ \\hline
\\end{tabular}
`, { examples: [['7\n', '8\n']] });
});
