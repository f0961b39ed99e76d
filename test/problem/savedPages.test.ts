import { reads } from './shapes';

describe('pages saved, and packages', () => {
  reads('Codeforces, whole page saved, a div for each line of tests', `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Problem - 1999C - Codeforces</title>
<script>var x = "<div class='input'><pre>9</pre></div>";</script></head>
<body><div id="header"><a href="/">Codeforces</a></div>
<div class="lang-chooser"><a href="?locale=en">En</a></div>
<ul class="second-level-menu-list"><li>Problems</li><li>Submit Code</li><li>Standings</li></ul>
<div class="problemindexholder" problemindex="C"><div class="ttypography"><div class="problem-statement"><div class="header">\
<div class="title">C. Lanterns &amp; Moths</div><div class="time-limit"><div class="property-title">time limit per test</div>2.5 seconds</div>\
<div class="memory-limit"><div class="property-title">memory limit per test</div>512 megabytes</div><div class="input-file input-standard">\
<div class="property-title">input</div>standard input</div><div class="output-file output-standard">\
<div class="property-title">output</div>standard output</div></div><div><p>There are <span class="tex-span"><i>n</i>\
</span> lanterns. Moths like $$$a_i &lt; b_i$$$.</p></div><div class="input-specification"><div class="section-title">Input</div>\
<p>The first line contains $$$t$$$ ($$$1 \\le t \\le 10^4$$$).</p></div><div class="output-specification"><div class="section-title">Output</div>\
<p>For each test case, print the answer. If there are several answers, you may output any of them.</p></div><div class="sample-tests">\
<div class="section-title">Examples</div><div class="sample-test"><div class="input">\
<div class="title">Input<div title="Copy" data-clipboard-target="#id001" id="id002" class="input-output-copier">Copy</div></div><pre id="id001">\
<div class="test-example-line test-example-line-even test-example-line-0">2</div>\
<div class="test-example-line test-example-line-odd test-example-line-1">3 4</div>\
<div class="test-example-line test-example-line-odd test-example-line-1">&lt;.&gt;</div>\
<div class="test-example-line test-example-line-even test-example-line-2">1 1</div>\
<div class="test-example-line test-example-line-even test-example-line-2">.&amp;.</div></pre></div><div class="output">\
<div class="title">Output<div title="Copy" class="input-output-copier">Copy</div></div><pre id="id003">7
-1
</pre></div><div class="input"><div class="title">Input<div title="Copy" class="input-output-copier">Copy</div></div><pre id="id004">\
<div class="test-example-line test-example-line-even test-example-line-0">1</div>\
<div class="test-example-line test-example-line-odd test-example-line-1">1 9</div>\
<div class="test-example-line test-example-line-odd test-example-line-1">.</div></pre></div><div class="output">\
<div class="title">Output<div title="Copy" class="input-output-copier">Copy</div></div><pre id="id005">0
</pre></div></div></div><div class="note"><div class="section-title">Note</div><p>In the first test, the output is</p><pre>7</pre></div></div>\
</div></div>
<div id="sidebar"><table class="rtable"><tr><th>Time limit</th><td>9 seconds</td></tr></table></div></body></html>
`, {
    examples: [['2\n3 4\n<.>\n1 1\n.&.\n', '7\n-1\n'], ['1\n1 9\n.\n', '0\n']],
    title: 'C. Lanterns & Moths', timeLimitMs: 2500, memoryLimitMb: 512, tolerance: null, anyAnswer: true, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'statement.html' });

  reads('Codeforces, old markup with <br>, files for input and output', `<div class="problem-statement"><div class="header"><div class="title">B. Тёмный лес</div><div class="time-limit">\
<div class="property-title">ограничение по времени на тест</div>0.5 секунды</div><div class="memory-limit">\
<div class="property-title">ограничение по памяти на тест</div>64 мегабайта</div><div class="input-file">\
<div class="property-title">ввод</div>forest.in</div><div class="output-file"><div class="property-title">вывод</div>forest.out</div></div><div>\
<p>Лес состоит из деревьев.</p></div><div class="input-specification"><div class="section-title">Входные данные</div><p>Число <i>n</i>.</p></div>\
<div class="output-specification"><div class="section-title">Выходные данные</div>\
<p>Выведите ответ с абсолютной или относительной погрешностью не более 10<sup>-4</sup>.</p></div><div class="sample-tests">\
<div class="section-title">Примеры</div><div class="sample-test"><div class="input"><div class="title">Входные данные</div><pre>3<br />1 2 3<br />\
</pre></div><div class="output"><div class="title">Выходные данные</div><pre>2.0000<br /></pre></div><div class="input">\
<div class="title">Входные данные</div><pre>1<br />5<br /></pre></div><div class="output"><div class="title">Выходные данные</div><pre>5.0000<br />\
</pre></div></div></div></div>
`, {
    examples: [['3\n1 2 3\n', '2.0000\n'], ['1\n5\n', '5.0000\n']],
    title: 'B. Тёмный лес', timeLimitMs: 500, memoryLimitMb: 64, tolerance: 0.0001, anyAnswer: false, interactive: false,
    inputFile: 'forest.in', outputFile: 'forest.out',
  }, { fileName: 'statement.html' });

  reads('AtCoder, Japanese and English in one saved page', `<html><head><title>C - まほうの箱</title></head><body>
<div class="col-sm-12"><span class="h2">C - まほうの箱 <a class="btn btn-default btn-sm" href="/contests/abc999/tasks/abc999_c/editorial">解説</a></span>
<span id="task-lang-btn" class="pull-right"><span data-lang="ja"><img src="/img/lang/ja.png"></span> / <span data-lang="en"><img src="en.png">\
</span></span><hr>
<p>実行時間制限: 3 sec / メモリ制限: 1024 MiB</p>
<div id="task-statement"><span class="lang"><span class="lang-ja"><p>配点 : <var>300</var> 点</p>
<div class="part"><section><h3>問題文</h3><p>箱があります。</p></section></div>
<div class="part"><section><h3>制約</h3><ul><li><var>1 \\leq N \\leq 10</var></li></ul></section></div><hr>
<div class="io-style"><div class="part"><section><h3>入力</h3><p>入力は以下の形式で標準入力から与えられる。</p><pre><var>N</var>
<var>S</var>
</pre></section></div>
<div class="part"><section><h3>出力</h3><p>答えを出力せよ。真の値との絶対誤差または相対誤差が <var>10^{-5}</var> 以下であれば正答とみなされる。</p></section></div></div><hr>
<div class="part"><section><h3>入力例 1 <span class="btn btn-default btn-sm btn-copy">Copy</span></h3><div class="div-btn-copy"></div>\
<pre id="pre-sample0">3
#..
</pre></section></div>
<div class="part"><section><h3>出力例 1</h3><pre id="pre-sample1">0.5
</pre><p>次の図のようになります。</p><pre>#..
.#.
</pre></section></div><hr>
<div class="part"><section><h3>入力例 2</h3><pre>1
.
</pre></section></div><div class="part"><section><h3>出力例 2</h3><pre>1
</pre></section></div></span>
<span class="lang-en"><p>Score : <var>300</var> points</p><div class="part"><section><h3>Problem Statement</h3><p>There is a box.</p></section></div>
<div class="io-style"><div class="part"><section><h3>Input</h3><pre>N
S</pre></section></div><div class="part"><section><h3>Output</h3>\
<p>Print. An absolute or relative error of at most <var>10^{-5}</var> is allowed.</p></section></div></div>
<div class="part"><section><h3>Sample Input 1</h3><pre>3
#..
</pre></section></div><div class="part"><section><h3>Sample Output 1</h3><pre>0.5
</pre></section></div><div class="part"><section><h3>Sample Input 2</h3><pre>1
.
</pre></section></div><div class="part"><section><h3>Sample Output 2</h3><pre>1
</pre></section></div></span></span></div></div></body></html>
`, {
    examples: [['3\n#..\n', '0.5\n'], ['1\n.\n', '1\n']],
    title: 'C - まほうの箱', timeLimitMs: 3000, memoryLimitMb: 1024, tolerance: 1e-05, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'statement.html' });

  reads('Kattis, saved HTML with a table for each sample', `<html><head><title>Frog Post – Kattis, Kattis</title></head><body><nav><a>Problems</a><a>Contests</a></nav>
<h1 class="book-page-heading">Frog Post</h1>
<div class="problembody"><p>Frogs mail letters.<img alt="Sample Input: 9" src="frog.png"/></p>
<h2>Input</h2><p>One line with <span class="tex2jax_process">$n$</span>.</p>
<h2>Output</h2><p>Print the letters. If there are multiple valid orders, print any one of them.</p>
<table class="sample" summary="sample data"><tbody><tr><th>Sample Input 1</th><th>Sample Output 1</th></tr><tr><td><pre>3
a b c
</pre></td><td><pre>c
b

a
</pre></td></tr></tbody></table>
<table class="sample" summary="sample data"><tbody><tr><th>Sample Input 2</th><th>Sample Output 2</th></tr><tr><td><pre>0
</pre></td><td><pre></pre></td></tr></tbody></table>
</div>
<div class="metadata-grid"><div><span>CPU Time limit</span><span class="metadata_list-item-value">6 seconds</span></div><div>\
<span>Memory limit</span><span>2048 MB</span></div></div></body></html>
`, {
    examples: [['3\na b c\n', 'c\nb\n\na\n'], ['0\n', '\n']],
    title: 'Frog Post', timeLimitMs: 6000, memoryLimitMb: 2048, tolerance: null, anyAnswer: true, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'statement.html' });

  reads('Kattis package, LaTeX with \\problemname', `\\problemname{Ice \\& Fire}
% time limit is 9 seconds
\\illustration{0.4}{ice}{Photo by \\href{http://x.y}{Someone}}
A dragon flies $n$ miles at \\SI{20}{\\kilo\\metre\\per\\hour}.

\\section*{Input}
The input consists of:
\\begin{itemize}
\\item One line with an integer $n$ ($1 \\leq n \\leq 10^5$).
\\end{itemize}

\\section*{Output}
Output the time. Your answer should have an absolute or relative error of at most $10^{-7}$.
`, {
    examples: [],
    title: 'Ice & Fire', timeLimitMs: null, memoryLimitMb: null, tolerance: 1e-07, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'problem.tex' });

  reads('Polygon, olymp.sty with \\exmp', `\\begin{problem}{Гирлянда}{garland.in}{garland.out}{1.5 секунды}{256 мегабайт}

Дана гирлянда из $n$ ламп. Если ответов несколько, выведите любой.

\\InputFile
В первой строке число $n$ ($1 \\le n \\le 100$).

\\OutputFile
Выведите ответ.

\\Examples

\\begin{example}
\\exmp{
3
1 0 1
}{
2
\\#
}%
\\exmp{1
0}{0
}%
\\end{example}

\\Note
В первом примере\\ldots

\\end{problem}
`, {
    examples: [['3\n1 0 1\n', '2\n#\n'], ['1\n0\n', '0\n']],
    title: 'Гирлянда', timeLimitMs: 1500, memoryLimitMb: 256, tolerance: null, anyAnswer: true, interactive: false,
    inputFile: 'garland.in', outputFile: 'garland.out',
  }, { fileName: 'statement.tex' });

  reads('CodeChef, saved HTML with a table for the sample', `<div class="_problem_banner__body"><h1 class="notranslate">Odd Sandwich</h1><span>Difficulty:1200</span></div>
<div id="problem-statement"><h3>Odd Sandwich</h3><p>Chef makes a sandwich.</p>
<h3>Input Format</h3><ul><li>First line T.</li></ul>
<h3>Output Format</h3><p>Print YES or NO. You may print each character in uppercase or lowercase.</p>
<h3>Constraints</h3><ul><li>1 &le; T &le; 100</li></ul>
<h3>Sample 1:</h3><div class="_input_output__table"><div class="_input_output__header"><div class="_title"><p>Input</p></div><div class="_title">\
<p>Output</p></div></div><div class="_values__container"><div class="_values"><pre>2
5 6
1 1
</pre></div><div class="_values"><pre>YES
NO
</pre></div></div></div>
<h3>Explanation:</h3><p><strong>Test case 1</strong>: The input <code>5 6</code> is fine.</p></div>
<div><h4>Time limit</h4>1.5 secs</div><div><h4>Memory limit</h4>1.5 GB</div>
`, {
    examples: [['2\n5 6\n1 1\n', 'YES\nNO\n']],
    title: 'Odd Sandwich', timeLimitMs: 1500, memoryLimitMb: 1536, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'statement.html' });

  reads('POJ, saved HTML', `<html><head><title>3999 -- Hay Bales</title></head><body><table background=images/table_back.jpg><tr><td>
<div class="ptt" lang="en-US">Hay Bales</div>
<div class="plm"><table align="center"><tr><td><b>Time Limit:</b> 2000MS</td><td width="10px"></td><td><b>Memory Limit:</b> 65536K</td></tr><tr>\
<td><b>Total Submissions:</b> 2113</td><td></td><td><b>Accepted:</b> 1016</td></tr></table></div>
<p class="pst">Description</p><div class="ptx" lang="en-US">Cows stack hay.<br><div align="center"><img src="images/3999_1.jpg"></div></div>
<p class="pst">Input</p><div class="ptx" lang="en-US">* Line 1: N<br>* Lines 2..N+1: x</div>
<p class="pst">Output</p><div class="ptx" lang="en-US">* Line 1: the answer</div>
<p class="pst">Sample Input</p><pre class="sio">4
2
10
7
7</pre><p class="pst">Sample Output</p><pre class="sio">8</pre>
<p class="pst">Hint</p><div class="ptx" lang="en-US">INPUT DETAILS:<br>Output 8 is the sum.<pre>1 2</pre></div>
<p class="pst">Source</p><div class="ptx"><a href="searchproblem">USACO 2010</a></div></td></tr></table></body></html>
`, {
    examples: [['4\n2\n10\n7\n7\n', '8\n']],
    title: 'Hay Bales', timeLimitMs: 2000, memoryLimitMb: 64, tolerance: null, anyAnswer: false, interactive: false, inputFile: null,
    outputFile: null,
  }, { fileName: 'statement.html' });

  reads('acmp, HTML with a table', `<html><head><meta charset="utf-8"><title>Задача №999</title></head><body><table><tr><td><h1>Звёздный путь</h1>
<center><i>(Время: 1 сек. Память: 16 Мб Сложность: 34%)</i></center>
<p class=text>Корабль летит к звезде.</p>
<h2>Входные данные</h2><p class=text>Входной файл INPUT.TXT содержит число N (N &lt; 100).</p>
<h2>Выходные данные</h2><p class=text>В выходной файл OUTPUT.TXT выведите ответ.</p>
<h2>Примеры</h2>
<table class=main cellspacing=1 cellpadding=2><tr><th width=30>№</th><th>INPUT.TXT</th><th>OUTPUT.TXT</th></tr>
<tr><td align=center>1</td><td>2<br>1 5</td><td>6</td></tr>
<tr><td align=center>2</td><td>1<br>3</td><td>3<br>&lt;end&gt;</td></tr></table></td></tr></table></body></html>
`, {
    examples: [['2\n1 5\n', '6\n'], ['1\n3\n', '3\n<end>\n']],
    title: 'Звёздный путь', timeLimitMs: 1000, memoryLimitMb: 16, tolerance: null, anyAnswer: false, interactive: false,
    inputFile: 'INPUT.TXT', outputFile: 'OUTPUT.TXT',
  }, { fileName: 'statement.html' });

  reads('Yandex Contest, Russian HTML', `<div class="problem-statement"><div class="header"><h1 class="title">H. Стопка книг</h1><table><tbody><tr class="time-limit">\
<td class="property-title">Ограничение времени</td><td>1.5&nbsp;секунды</td></tr><tr class="memory-limit">\
<td class="property-title">Ограничение памяти</td><td>256Mb</td></tr><tr class="input-file"><td class="property-title">Ввод</td>\
<td colSpan="1">стандартный ввод или input.txt</td></tr><tr class="output-file"><td class="property-title">Вывод</td>\
<td colSpan="1">стандартный вывод или output.txt</td></tr></tbody></table></div><h2></h2><div class="legend"><p>На столе стопка книг.</p></div>\
<h2>Формат ввода</h2><div class="input-specification"><p>Число&nbsp;N.</p></div><h2>Формат вывода</h2><div class="output-specification">\
<p>Выведите любой подходящий порядок.</p></div><h3>Пример 1</h3><table class="sample-tests"><thead><tr><th>Ввод<button>Скопировать ввод</button>\
</th><th>Вывод<button>Скопировать вывод</button></th></tr></thead><tbody><tr><td><pre>3
a&nbsp;b c
</pre></td><td><pre>YES
</pre></td></tr></tbody></table><h3>Пример 2</h3><table class="sample-tests"><thead><tr><th>Ввод</th><th>Вывод</th></tr></thead><tbody><tr><td><pre>0

</pre></td><td><pre>NO
</pre></td></tr></tbody></table><h2>Примечания</h2><p>Вывод — слово.</p></div>
`, {
    examples: [['3\na b c\n', 'YES\n'], ['0\n', 'NO\n']],
    title: 'H. Стопка книг', timeLimitMs: 1500, memoryLimitMb: 256, tolerance: null, anyAnswer: true, interactive: false,
    inputFile: null, outputFile: null,
  }, { fileName: 'statement.html' });
});
