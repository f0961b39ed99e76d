import { reads } from './shapes';

describe('pages of judges, saved or pasted', () => {
  reads('AtCoder\'s page in both languages, saved whole', `<!DOCTYPE html><html><head><title>B - Paper Lanterns</title><script>var LANG = "en"; var contestScreenName = "abc999";</script></head><body>
<div id="main-div"><nav class="navbar navbar-inverse navbar-fixed-top"><ul class="nav navbar-nav"><li><a class="contest-title"\
 href="/contests/abc999">AtCoder Beginner Contest 999</a></li><li class="dropdown"><a href="#">English</a><ul><li><a\
 href="?lang=ja">日本語</a></li></ul></li></ul></nav>
<div id="contest-nav-tabs"><ul class="nav nav-tabs"><li><a href="#">Top</a></li><li class="active"><a\
 href="#">Tasks</a></li><li><a>Standings</a></li></ul></div>
<div class="row"><div class="col-sm-12"><span class="h2">
\t\t\tB - Paper Lanterns
\t\t\t<a class="btn btn-default btn-sm" href="/contests/abc999/tasks/abc999_b/editorial">Editorial</a></span><span id="task-lang-btn"\
 class="pull-right"><span data-lang="ja"><img src='//img.atcoder.jp/assets/top/img/flag-lang/ja.png'></span> / <span data-lang="en"><img\
 src='//x/en.png'></span></span><hr/>
\t\t<p>
\t\t\tTime Limit: 2 sec / Memory Limit: 1024 MiB
\t\t</p>
<div id="task-statement"><span class="lang"><span class="lang-ja">
<p>配点 : <var>200</var> 点</p>
<div class="part"><section><h3>問題文</h3><p><var>N</var> 個の提灯があります。答えが複数ある場合は、どれを出力しても正解とみなされます。</p></section></div>
<div class="part"><section><h3>制約</h3><ul><li><var>1 \\leq N \\leq 100</var></li></ul></section></div><hr />
<div class="io-style"><div class="part"><section><h3>入力</h3><p>入力は以下の形式で標準入力から与えられる。</p><pre><var>N</var>
<var>A_1</var> <var>\\ldots</var> <var>A_N</var>
</pre></section></div><div class="part"><section><h3>出力</h3><p>答えを出力せよ。</p></section></div></div><hr />
<div class="part"><section><h3>入力例 1</h3><pre>3
1 2 2
</pre></section></div>
<div class="part"><section><h3>出力例 1</h3><pre>2
</pre><p><code>3</code> を出力しても正解です。</p></section></div><hr />
<div class="part"><section><h3>入力例 2</h3><pre>1
8
</pre></section></div>
<div class="part"><section><h3>出力例 2</h3><pre>1
</pre></section></div></span>
<span class="lang-en">
<p>Score : <var>200</var> points</p>
<div class="part"><section><h3>Problem Statement</h3><p>There are <var>N</var> lanterns. If there are multiple solutions, any of them will be\
 accepted.</p></section></div>
<div class="part"><section><h3>Constraints</h3><ul><li><var>1 \\leq N \\leq 100</var></li></ul></section></div><hr />
<div class="io-style"><div class="part"><section><h3>Input</h3><p>The input is given from Standard Input in the following format:</p><pre><var>N</var>
<var>A_1</var> <var>\\ldots</var> <var>A_N</var>
</pre></section></div><div class="part"><section><h3>Output</h3><p>Print the answer.</p></section></div></div><hr />
<div class="part"><section><h3>Sample Input 1</h3><pre>3
1 2 2
</pre></section></div>
<div class="part"><section><h3>Sample Output 1</h3><pre>2
</pre><p>Printing <code>3</code> is also accepted.</p></section></div><hr />
<div class="part"><section><h3>Sample Input 2</h3><pre>1
8
</pre></section></div>
<div class="part"><section><h3>Sample Output 2</h3><pre>1
</pre></section></div></span></span></div>
</div></div><hr><form><select><option>C++ 23 (gcc 12.2)</option></select><textarea name="sourceCode"></textarea></form></div>
<footer id="footer"><ul><li>Rule</li><li>Glossary</li></ul><small>Copyright Since 2012 ©AtCoder Inc. All rights\
 reserved.</small></footer></body></html>
`, {
    examples: [['3\n1 2 2\n', '2\n'], ['1\n8\n', '1\n']],
    title: 'B - Paper Lanterns', timeLimitMs: 2000, memoryLimitMb: 1024, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'atcoder_both.html' });

  reads('beecrowd\'s page in Portuguese, a table for each sample', `<!DOCTYPE html><html lang="pt-br"><head><title>beecrowd | 9231</title></head><body>
<div class="header"><span>beecrowd | 9231</span><h1>Lanternas da Rua</h1><div><p>Por Alguém da Silva, Brasil</p></div><strong>Timelimit:\
 2</strong></div>
<div class="problem"><div class="description"><p>A prefeitura trocou <em>N</em> lanternas. Calcule a m&eacute;dia das pot&ecirc;ncias.</p></div>
<h2>Entrada</h2><div class="input"><p>A entrada cont&eacute;m um inteiro <em>N</em> e, em seguida, <em>N</em> valores.</p></div>
<h2>Sa&iacute;da</h2><div class="output"><p>Imprima a mensagem "MEDIA" e o valor, conforme o exemplo.</p></div>
<div class="both"></div>
<table><thead><tr><td>Exemplos de Entrada</td><td>Exemplos de Sa&iacute;da</td></tr></thead><tbody><tr><td class="division"><p>2<br>
5.0 7.0</p></td><td><p>MEDIA = 6.00</p></td></tr></tbody></table><table><tbody><tr><td class="division"><p>1<br>
0.0</p></td><td><p>MEDIA = 0.00</p></td></tr></tbody></table></div>
<p class="footer">Maratona de Programação da Escola 2015.</p></body></html>
`, {
    examples: [['2\n5.0 7.0\n', 'MEDIA = 6.00\n'], ['1\n0.0\n', 'MEDIA = 0.00\n']],
    title: 'Lanternas da Rua', timeLimitMs: 2000, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'beecrowd_pt.html' });

  reads('Codeforces in Russian, the page saved whole', `<!DOCTYPE html>
<html lang="ru">
<head><meta charset="UTF-8"><title>Задача - C - Codeforces</title>
<script>window.standaloneContest = false; var input = "Input"; function adjustViewport(){ if (a < b && c > d) return 1; }</script>
<style>.input{border:1px solid} .output{border:0}</style></head>
<body>
<div id="header" style="position: relative;"><div class="lang-chooser"><a href="?locale=en">EN</a> <a href="?locale=ru">RU</a></div></div>
<div class="roundbox menu-box borderTopRound borderBottomRound"><div class="menu-list-container"><ul class="menu-list main-menu-list"><li><a\
 href="/">Главная</a></li><li><a href="/top">Топ</a></li><li><a href="/contests">Соревнования</a></li><li><a\
 href="/gyms">Тренировки</a></li></ul></div></div>
<div id="sidebar"><div class="roundbox sidebox"><table class="rtable"><tbody><tr><th class="left"><a href="/contest/9991">Школьный раунд\
 7</a></th></tr></tbody></table></div>
<div class="roundbox sidebox"><div class="caption titled">&rarr; Последние посылки</div><table><tr><th>Номер</th><th>Время</th><th>Вердикт</th></\
tr><tr><td>1</td><td>10:00</td><td>Полное решение</td></tr></table></div></div>
<div class="problemindexholder" problemindex="C"><div class="ttypography"><div class="problem-statement"><div class="header"><div\
 class="title">C. Гирлянда на шесте</div><div class="time-limit"><div class="property-title">ограничение по времени на тест</div>1.5\
 секунд</div><div class="memory-limit"><div class="property-title">ограничение по памяти на тест</div>512 мегабайт</div><div class="input-file\
 input-standard"><div class="property-title">ввод</div>стандартный ввод</div><div class="output-file output-standard"><div\
 class="property-title">вывод</div>стандартный вывод</div></div><div><p>Полина повесила на шест гирлянду из $$$n$$$ лампочек. Каждая лампочка\
 красная или зелёная. Переставьте лампочки так, чтобы соседние были разными.</p></div><div class="input-specification"><div\
 class="section-title">Входные данные</div><p>Каждый тест состоит из нескольких наборов входных данных. Первая строка содержит $$$t$$$ ($$$1 \\le\
 t \\le 100$$$). Затем в каждом наборе строка $$$s$$$.</p></div><div class="output-specification"><div class="section-title">Выходные\
 данные</div><p>Для каждого набора выведите новую гирлянду или -1. Если существует несколько подходящих ответов, выведите любой из\
 них.</p></div><div class="sample-tests"><div class="section-title">Примеры</div><div class="sample-test"><div class="input"><div\
 class="title">Входные данные<div title="Скопировать" data-clipboard-target="#id001" id="id002"\
 class="input-output-copier">Скопировать</div></div><pre id="id001"><div class="test-example-line test-example-line-even\
 test-example-line-0">3</div><div class="test-example-line test-example-line-odd test-example-line-1">RRG</div><div class="test-example-line\
 test-example-line-even test-example-line-2">RR</div><div class="test-example-line test-example-line-odd\
 test-example-line-3">G</div></pre></div><div class="output"><div class="title">Выходные данные<div title="Скопировать"\
 data-clipboard-target="#id003" id="id004" class="input-output-copier">Скопировать</div></div><pre id="id003">RGR
-1
G
</pre></div><div class="input"><div class="title">Входные данные<div title="Скопировать" class="input-output-copier">Скопировать</div></div><pre\
 id="id005"><div class="test-example-line test-example-line-even test-example-line-0">1</div><div class="test-example-line test-example-line-odd\
 test-example-line-1">GRGR</div></pre></div><div class="output"><div class="title">Выходные данные<div title="Скопировать"\
 class="input-output-copier">Скопировать</div></div><pre id="id007">GRGR
</pre></div></div></div><div class="note"><div class="section-title">Примечание</div><p>В первом примере вывод</p><pre\
 class="verbatim">RGR</pre><p>единственный.</p></div></div></div></div>
<div id="footer"><div><a href="https://codeforces.com/">Codeforces</a> (c) Copyright 2010-2026 Михаил Мирзаянов</div><div>Соревнования по\
 программированию 2.0</div><div>Время на сервере: <span class="format-timewithseconds">27.11.2026 13:20:00</span> (f1).</div></div>
</body></html>
`, {
    examples: [['3\nRRG\nRR\nG\n', 'RGR\n-1\nG\n'], ['1\nGRGR\n', 'GRGR\n']],
    title: 'C. Гирлянда на шесте', timeLimitMs: 1500, memoryLimitMb: 512, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cf_ru.html' });

  reads('CodeChef\'s new page', `<!DOCTYPE html><html><head><title>Chef and Kites Practice Coding Problem</title></head><body><div id="root"><header><nav><a href="/">Home</a><a\
 href="/practice">Practice</a><a href="/contests">Compete</a></nav></header>
<div class="_problem__title_1x"><span>Chef and Kites</span></div>
<div id="problem-statement" class="_problemBody_1llav_29 print"><h3 class="notranslate">Chef and Kites</h3>
<p>Chef has <span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>N</mi></mrow><an\
notation encoding="application/x-tex">N</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span\
 class="base"><span class="mord mathnormal">N</span></span></span></span> kites. He can tie any two of them. Print any valid tying; if there are\
 multiple solutions, you may print any.</p>
<h3>Input Format</h3><ul><li>The first line contains <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>T</mi></mrow><anno\
tation encoding="application/x-tex">T</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">T</span></span>, the\
 number of test cases.</li></ul>
<h3>Output Format</h3><p>For each test case, output on a new line the tying.</p>
<h3>Constraints</h3><ul><li>1 ≤ T ≤ 100</li></ul>
<h3 class="notranslate">Sample 1:</h3>
<div class="_input_output__table_1llav_186 notranslate"><div class="_text_copy__container_1llav_190"><div class="_text_copy_1llav_190\
 _input_top__box_1llav_203"><span>Input</span><div aria-label="Copy to clipboard" class="undefined css-1eiukdk" style="pointer-events:\
 all;"><span class="_icon__box_10bs7_2 _dark_10bs7_27 undefined"><i class="_copy__icon_10bs7_14"></i></span></div></div><div\
 class="_text_copy_1llav_190 _ouput_top__box_1llav_206"><span>Output</span><div aria-label="Copy to clipboard" class="undefined css-1eiukdk"\
 style="pointer-events: all;"><span class="_icon__box_10bs7_2"><i class="_copy__icon_10bs7_14"></i></span></div></div></div><div\
 class="_values__container_1llav_209"><div class="_values_1llav_209" style="border-right: 1px solid rgb(210, 217, 231);"><pre>2
3 1
4 2
</pre></div><div class="_values_1llav_209"><pre>1 2
3 4
</pre></div></div></div>
<h3>Explanation:</h3><p><strong>Test case 1:</strong> We tie kite 1 and 2. The output is <code>1 2</code>.</p></div>
<div class="_more-info__container_1"><h3>More Info</h3><div><span>Time limit</span><span>1 secs</span></div><div><span>Memory\
 limit</span><span>1.5 GB</span></div><div><span>Source Limit</span><span>50000 Bytes</span></div></div>
<div class="_ide"><span>C++</span><pre>#include &lt;bits/stdc++.h&gt;
int main() {}</pre><button>Submit</button></div></div></body></html>
`, {
    examples: [['2\n3 1\n4 2\n', '1 2\n3 4\n']],
    title: 'Chef and Kites', timeLimitMs: 1000, memoryLimitMb: 1536, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'codechef_new.html' });

  reads('CSES\'s page, the name of the set above the title', `<!DOCTYPE html><html><head><title>CSES - Lantern Walk</title></head><body class="with-sidebar"><div class="header"><div><a href="/"\
 class="logo"><img src="/logo.png" alt="CSES"></a><div class="controls"><a class="account" href="/login">Login</a><span>&mdash;</span><a\
 href="/darkmode" class="link">Dark mode</a></div></div></div>
<div class="skeleton"><div class="navigation"><div class="title-block"><h3><a href="/problemset/list">CSES Problem Set</a></h3><h1>Lantern\
 Walk</h1><ul class="nav"><li><a href="/problemset/task/9999/" class="current">Task</a></li><li><a\
 href="/problemset/stats/9999/">Statistics</a></li></ul></div><div class="sidebar-below-title"></div></div>
<div class="content-wrapper"><div class="content"><ul class="task-constraints"><li><b>Time limit:</b> 1.00 s</li><li><b>Memory limit:</b> 512\
 MB</li></ul>
<div class="md"><p>You walk past <span class="math inline">n</span> lanterns. Print a walk that visits each once, or "IMPOSSIBLE". You can print\
 any valid solution.</p>
<h1 id="input">Input</h1><p>The first input line has two integers <span class="math math-inline">n</span> and <span class="math\
 math-inline">m</span>.</p>
<h1 id="output">Output</h1><p>Print the walk.</p>
<h1 id="constraints">Constraints</h1><ul><li><span class="math math-inline">1 \\le n \\le 10^5</span></li></ul>
<h1 id="example">Example</h1><p>Input:</p>
<pre>3 2
1 2
2 3
</pre>
<p>Output:</p>
<pre>1 2 3
</pre>
</div></div></div><div class="nav sidebar"><h4>Graph Algorithms</h4><a href="#">Counting Rooms <span class="task-score icon "></span></a><a\
 href="#">Labyrinth</a><a href="#">...</a></div></div></body></html>
`, {
    examples: [['3 2\n1 2\n2 3\n', '1 2 3\n']],
    title: 'Lantern Walk', timeLimitMs: 1000, memoryLimitMb: 512, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cses.html' });

  reads('Code Jam\'s old page, breaks in its code', `<div class="dsb-content-pages"><div id="dsb-problem-page0" class="dsb-content-page"><h3>Problem A. Lantern Wires</h3><div\
 class="dsb-problem-submission-instructions"><div>This contest is open for practice. You can try every problem as many times as you like. Read\
 the <a href="/codejam/quickstart.html">Quick-Start Guide</a> to get started.</div></div><table class="dsb-io"><tr><td><b>Small input</b><br>9\
 points</td><td>Solve A-small</td></tr><tr><td><b>Large input</b><br>13 points</td><td>Solve A-large</td></tr></table>
<h3>Problem</h3>
<p>While walking I noticed that two buildings are connected by wires with lanterns. How many crossings do I see?</p>
<h3>Input</h3>
<p>The first line of the input gives the number of test cases, <b>T</b>. <b>T</b> test cases follow. Each case begins with a line containing an\
 integer <b>N</b>.</p>

<h3>Output</h3>
<p>
For each test case, output one line containing "Case #x: y", where x is the case number (starting from 1) and y is the number of crossings.
</p>

<h3>Limits</h3>
<p>
1 ≤ <b>T</b> ≤ 15.<br>
1 ≤ <b>A<sub>i</sub></b> ≤ 10<sup>4</sup>.<br>
</p>
<h4>Small dataset</h4>
<p>1 ≤ <b>N</b> ≤ 2.</p>
<h4>Large dataset</h4>
<p>1 ≤ <b>N</b> ≤ 1000.</p>

<h3>Sample</h3>
<div class="problem-io-wrapper">
<table>
<tbody><tr>
<td>
<br>
<span class="io-table-header">Input</span>
<br>&nbsp;
</td>
<td>
<br>
<span class="io-table-header">Output</span>
<br>&nbsp;
</td>
</tr>
<tr>
<td>
<code>
2<br>
2<br>
1 10<br>
5 5<br>
1<br>
2 2<br>
</code>
</td>
<td>
<code>
Case #1: 1<br>
Case #2: 0<br>
<br>
</code>
</td></tr></tbody></table>
</div>
</div></div>
`, {
    examples: [['2\n2\n1 10\n5 5\n1\n2 2\n', 'Case #1: 1\nCase #2: 0\n']],
    title: 'Problem A. Lantern Wires', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'gcj_old.html' });

  reads('a paste out of Google Docs, each line a paragraph', `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c4d-7fff-0000-1111-222233334444"><h1\
 dir="ltr" style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;"><span style="font-size:20pt;font-family:Arial;color:#000000;">Problem 2 –\
 Lantern Auction</span></h1><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="font-size:11pt;font-family:Arial;">Time limit: 1\
 second. Memory limit: 64 MB.</span></p><br /><p dir="ltr"><span style="font-size:11pt;">Each of N bidders offers an amount. Who\
 wins?</span></p><h2 dir="ltr"><span style="font-size:16pt;">Input</span></h2><p dir="ltr"><span>The first line contains N. Each of the next\
 lines has a name and an offer.</span></p><h2 dir="ltr"><span style="font-size:16pt;">Output</span></h2><p dir="ltr"><span>The winner’s\
 name.</span></p><h2 dir="ltr"><span>Example input</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-family:'Courier\
 New',monospace;">2</span></p><p dir="ltr" style="line-height:1.38;"><span style="font-family:'Courier New',monospace;">Ann 30</span></p><p\
 dir="ltr" style="line-height:1.38;"><span style="font-family:'Courier New',monospace;">Bob 20</span></p><h2 dir="ltr"><span>Example\
 output</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-family:'Courier New',monospace;">Ann</span></p><h2\
 dir="ltr"><span>Notes</span></h2><p dir="ltr"><span>Offers are distinct.</span></p></b><br class="Apple-interchange-newline">
`, {
    examples: [['2\nAnn 30\nBob 20\n', 'Ann\n']],
    title: 'Problem 2 – Lantern Auction', timeLimitMs: 1000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'gdocs.html' });

  reads('HDU\'s page with a hint in the output\'s block', `<html><head><title>Problem - 9231</title></head><body><table width="100%" border="0" cellspacing="0"><tr><td><a href="/">Home</a></td><td>Online\
 Judge</td><td>Online Exercise</td><td>Online Teaching</td></tr></table>
<center><h1 style='color:#1A5CC8'>Lantern Night</h1><font><b><span style='font-family:Arial;font-size:12px;font-weight:bold;color:#00FF00;'>Time\
 Limit: 2000/1000 MS (Java/Others)&nbsp;&nbsp;&nbsp;&nbsp;Memory Limit: 65536/32768 K (Java/Others)<br>Total Submission(s):\
 1234&nbsp;&nbsp;&nbsp;&nbsp;Accepted Submission(s): 567<br></span></b></font><br><br>
<div class=panel_title align=left>Problem Description</div><div class=panel_content>On lantern night every child gets <i>k</i> lanterns.<br>Count\
 them.</div><div class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Input</div><div class=panel_content>There are multiple test cases. Each line has two integers. Process to the\
 end of file.</div><div class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Output</div><div class=panel_content>For each test case, output the number of lanterns.</div><div\
 class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Sample Input</div><div class=panel_content><pre><div style="font-family:Courier New,Courier,monospace;">1 2
30 4</div></pre></div><div class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Sample Output</div><div class=panel_content><pre><div style="font-family:Courier New,Courier,monospace;">2
120
<div style='font-family:Times New Roman;font-size:14px;background-color:F4FBFF;border:#B7CBFF 1px dashed;padding:6px'><div\
 style='font-family:Arial;font-weight:bold;color:#7CA9ED;border-bottom:#B7CBFF 1px dashed'><i>Hint</i></div>Use 64-bit integers.</div><i\
 style='font-size:1px'> </i></div></pre></div><div class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Author</div><div class=panel_content>lcy</div><div class=panel_bottom>&nbsp;</div><br>
<div class=panel_title align=left>Recommend</div><div class=panel_content>lcy&nbsp;&nbsp;&nbsp;|&nbsp;&nbsp;&nbsp;We have carefully selected\
 several similar problems for you:&nbsp;&nbsp;<a href="showproblem.php?pid=1089">1089</a></div></center>
<center><a href="statistic.php?pid=9231">Statistic</a> | <a href="submit.php?pid=9231">Submit</a> | <a href="/discuss">Discuss</a> | <font\
 color=gray>Note</font></center></body></html>
`, {
    examples: [['1 2\n30 4\n', '2\n120\n']],
    title: 'Lantern Night', timeLimitMs: 1000, memoryLimitMb: 32, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hdu.html' });

  reads('HackerRank\'s page with a column of functions', `<div class="challenge-body-html"><div class="challenge_problem_statement"><div class="msB challenge_problem_statement_title"><h1>Left\
 Lanterns</h1></div><div class="msB challenge_problem_statement_body"><div class="hackdown-content"><style\
 id="MathJax_SVG_styles">.MathJax_SVG_Display {text-align: center; margin: 1em 0em;}
</style><svg style="display: none;"><defs id="MathJax_SVG_glyphs"></defs></svg><p>Given an array, count the lanterns lit on the left.</p>
<p><strong>Example</strong> <br>
<span style="font-size: 100%; display: inline-block;" class="MathJax_SVG" id="MathJax-Element-1-Frame"><svg></svg></span> </p>
<p>The count is 2.</p>
<p><strong>Function Description</strong> </p>
<p>Complete the <em>leftLanterns</em> function in the editor below.</p>
<p>leftLanterns has the following parameters:</p>
<ul><li><em>int arr[n]</em>: the array</li></ul>
<p><strong>Returns</strong> </p>
<ul><li><em>int</em>: the count</li></ul></div></div></div><div class="challenge_input_format"><div class="msB\
 challenge_input_format_title"><p><strong>Input Format</strong></p></div><div class="msB challenge_input_format_body"><div\
 class="hackdown-content"><p>The first line contains n and d.</p></div></div></div><div class="challenge_constraints"><div class="msB\
 challenge_constraints_title"><p><strong>Constraints</strong></p></div><div class="msB challenge_constraints_body"><div\
 class="hackdown-content"><ul><li>1 &lt;= n</li></ul></div></div></div><div class="challenge_sample_input"><div class="msB\
 challenge_sample_input_title"><p><strong>Sample Input</strong></p></div><div class="msB challenge_sample_input_body"><div\
 class="hackdown-content"><svg style="display: none;"><defs id="MathJax_SVG_glyphs"></defs></svg><pre><code>STDIN           Function
-----           --------
4 3             arr[] size n = 4, d = 3
1 2 4 5         arr = [1, 2, 4, 5]
</code></pre></div></div></div><div class="challenge_sample_output"><div class="msB challenge_sample_output_title"><p><strong>Sample\
 Output</strong></p></div><div class="msB challenge_sample_output_body"><div class="hackdown-content"><svg style="display: none;"><defs\
 id="MathJax_SVG_glyphs"></defs></svg><pre><code>2
</code></pre></div></div></div><div class="challenge_explanation"><div class="msB challenge_explanation_title"><p><strong>Explanation</strong></p\
></div><div class="msB challenge_explanation_body"><div class="hackdown-content"><p>They are</p><pre><code>1 2
</code></pre></div></div></div></div>
`, {
    examples: [['4 3\n1 2 4 5\n', '2\n']],
    title: 'Left Lanterns', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hr_stdin.html' });

  reads('infoarena\'s page in Romanian, samples under the files\' names', `<div id="main"><ul class="header_links"><li><a href="/">home</a></li><li><a href="/arhiva">arhiva de probleme</a></li></ul>
<h1>Felinare</h1>
<table class="taskinfo"><tr><th>Fişierul intrare/ieşire:</th><td>felinare.in, felinare.out</td><th>Sursă</th><td>ONI\
 2010</td></tr><tr><th>Autor</th><td>Cineva</td><th>Adăugată de</th><td>altcineva</td></tr><tr><th>Timp execuţie pe test</th><td>0.25\
 sec</td><th>Limită de memorie</th><td>65536 kbytes</td></tr></table>
<div class="wiki_text_block"><h1>Felinare</h1><p>Pe o stradă sunt N felinare. Determinaţi numărul minim de felinare aprinse.</p>
<h2>Date de intrare</h2><p>Fişierul de intrare <tt>felinare.in</tt> conţine pe prima linie numărul N.</p>
<h2>Date de ieşire</h2><p>În fişierul de ieşire <tt>felinare.out</tt> se va afişa un singur număr.</p>
<h2>Restricţii</h2><ul><li>1 ≤ N ≤ 1 000</li></ul>
<h2>Exemplu</h2><table class="example"><tr><th>felinare.in</th><th>felinare.out</th></tr><tr><td>
4<br/>
1 0 1 1
</td><td>
2
</td></tr></table>
<h3>Explicaţie</h3><p>Felinarele 1 şi 3.</p></div>
<div id="footer">Infoarena © 2004-2026</div></div>
`, {
    examples: [['4\n1 0 1 1\n', '2\n']],
    title: 'Felinare', timeLimitMs: 250, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'felinare.in', outputFile: 'felinare.out',
  }, { fileName: 'infoarena_ro.html' });

  reads('Kattis, a sample interaction', `<div class="problembody">
    <h1>Guess the Lantern</h1>
    <p>This is an interactive problem. Your program will be run against an <i>interactor</i>, which reads from the standard output of your\
 submission and writes to its standard input.</p>
    <h2>Interaction</h2>
    <p>Write <tt class="ttfamily">? a b</tt> to ask. There may be more than one solution; any is accepted.</p>
    <ul class="itemize">
      <li>
        <p>fflush(stdout) or cout.flush() in C++;</p>
      </li>
    </ul>
    <p>A testing tool is provided as an attachment to help you
    develop your solution.</p>
    <table class="sample" summary="sample data">
      <tr>
        <th style="text-align:left; width:33%;">Read</th>
        <th style="text-align:center; width:33%;">Sample
        Interaction 1</th>
        <th style="text-align:right; width:33%;">Write</th>
      </tr>
    </table>
    <div class="sampleinteractionread">
      <pre> 3 3 4</pre>
    </div>
    <div class="sampleinteractionwrite">
      <pre> ? 1 3</pre>
    </div>
    <div class="sampleinteractionread">
      <pre> 0</pre>
    </div>
    <div class="sampleinteractionwrite">
      <pre> ! 2</pre>
    </div>
</div>
`, {
    examples: [],
    title: 'Guess the Lantern', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: true, inputFile: null, outputFile: null,
  }, { fileName: 'kattis_interactive.html' });

  reads('Kattis\'s page with its metadata', `<!doctype html><html lang="en"><head><title>Paper Lanterns &ndash; Kattis, Kattis</title></head><body><header><nav class="main_menu"><ul><li><a\
 href="/problems">Problems</a></li><li><a href="/contests">Contests</a></li><li><a href="/ranklist">Ranklists</a></li><li><a\
 href="/jobs">Jobs</a></li><li><a href="/help">Help</a></li></ul></nav></header>
<main><article class="image_info"><h1 class="book-page-heading">Paper Lanterns</h1><div class="problem-wrapper"><div class="problembody">
    <p>Anna folds <span class="tex2jax_process">$n$</span> paper lanterns.</p>
    <h2>Input</h2>
    <p>The input is one line, with <span class="tex2jax_process">$n$</span> and <span class="tex2jax_process">$r$</span>.</p>
    <h2>Output</h2>
    <p>Output the area of paper. Your answer should have an absolute or relative error of at most <span class="tex2jax_process">$10^{-5}$</span>.</p>
    <table class="sample" summary="sample data">
      <tbody><tr>
        <th>Sample Input 1</th>
        <th>Sample Output 1</th>
      </tr>
      <tr>
        <td>
          <pre>3 4
</pre>
        <span class="copy-to-clipboard"></span></td>
        <td>
          <pre>37.699112
</pre>
        <span class="copy-to-clipboard"></span></td>
      </tr>
    </tbody></table>
    <table class="sample" summary="sample data">
      <tbody><tr>
        <th>Sample Input 2</th>
        <th>Sample Output 2</th>
      </tr>
      <tr>
        <td>
          <pre>1 1
</pre>
        </td>
        <td>
          <pre>3.14159265
</pre>
        </td>
      </tr>
    </tbody></table>
</div></div></article>
<aside><div class="attribute_list"><div class="attribute_list-item"><span class="attribute_list-label">CPU Time limit</span><span> 1\
 second</span></div><div class="attribute_list-item"><span class="attribute_list-label">Memory limit</span><span>1024 MB</span></div><div\
 class="attribute_list-item"><span class="attribute_list-label">Difficulty</span><div><span class="difficulty_number">1.8 -\
 2.4</span><span>Easy</span></div></div><div><span>Statistics</span><a href="#">Show</a></div></div><div>Sample data files <a\
 href="#">Download</a></div></aside></main>
<footer>© Kattis. All rights reserved. <a href="/terms">Terms</a></footer></body></html>
`, {
    examples: [['3 4\n', '37.699112\n'], ['1 1\n', '3.14159265\n']],
    title: 'Paper Lanterns', timeLimitMs: 1000, memoryLimitMb: 1024, tolerance: 0.00001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'kattis_page.html' });

  reads('POJ\'s page', `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>9231 -- Lantern Thieves</title></head>
<body leftmargin="30">
<table border=0 width=100% background="images/table_back.jpg"><tr><td><a href="bbs">Web Board</a></td><td><a href="./">Home Page</a></td><td><a\
 href="faq.htm">F.A.Qs</a></td><td><a href="problemlist">Problems</a></td></tr></table>
<table border="0" width="100%"><tr><td><div class="ptt" lang="en-US">Lantern Thieves</div><div class="plm"><table align="center"><tr><td><b>Time\
 Limit:</b> 5000MS</td><td width="10px"></td><td><b>Memory Limit:</b> 65536K</td></tr><tr><td><b>Total Submissions:</b> 1720</td><td\
 width="10px"></td><td><b>Accepted:</b> 311</td></tr><tr><td><b>Case Time Limit:</b> 2000MS</td><td width="10px"></td><td\
 style="font-weight:bold; color:red;">Special Judge</td></tr></table></div>
<p class="pst">Description</p><div class="ptx" lang="en-US">Two thieves share <i>N</i> lanterns (1 ≤ <i>N</i> ≤ 20). Give each a set so that the\
 weights differ least.<br /><br />The weights are reals.</div>
<p class="pst">Input</p><div class="ptx" lang="en-US">The first line contains <i>N</i>.<br />The second line <i>N</i> weights.</div>
<p class="pst">Output</p><div class="ptx" lang="en-US">The lanterns of the first thief. If there are several solutions, output any of them.</div>
<p class="pst">Sample Input</p><pre class="sio">3
1.5 2.5 4.0</pre>
<p class="pst">Sample Output</p><pre class="sio">1 2</pre>
<p class="pst">Hint</p><div class="ptx" lang="en-US">Both get 4.0.</div>
<p class="pst">Source</p><div class="ptx" lang="en-US"><a href="searchproblem?field=source&key=Autumn Cup">Autumn Cup</a></div></td></tr></table>
<p align="center"><font size="3" color="#333399">[<a href="submit?problem_id=9231">Submit</a>]&nbsp;&nbsp; [<a\
 href="javascript:history.go(-1)">Go Back</a>]&nbsp;&nbsp; [<a href="problemstatus?problem_id=9231">Status</a>]&nbsp;&nbsp; [<a\
 href="bbs?problem_id=9231">Discuss</a>]</font></p>
<p align="left"><font size=3><b>All Rights Reserved 2003-2013 Ying Fuchen,Xu Pengcheng,Xie Di</b></font></p></body></html>
`, {
    examples: [['3\n1.5 2.5 4.0\n', '1 2\n']],
    title: 'Lantern Thieves', timeLimitMs: 5000, memoryLimitMb: 64, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'poj.html' });

  reads('QDUOJ\'s elements copied, in Korean', `<div data-v-6e5e6c6e="" class="flex-container"><div data-v-6e5e6c6e="" id="problem-main"><div data-v-2efcb8b2="" data-v-6e5e6c6e=""\
 class="ivu-card ivu-card-dis-hover"><div class="ivu-card-head"><div data-v-2efcb8b2="" class="panel-title"><div data-v-6e5e6c6e=""\
 slot="title">과제 4-2: 우체국 줄 서기</div></div></div> <div class="ivu-card-body" style="padding: 40px;"><div data-v-6e5e6c6e="" id="problem-content"\
 class="markdown-body"><p data-v-6e5e6c6e="" class="title">Description</p> <p data-v-6e5e6c6e="" class="content"></p><p>우체국에 <code>n</code>명이 줄을\
 선다. 창구는 하나이다. 각 사람의 처리 시간이 주어질 때 대기 시간의 합의 최솟값을 구하라.</p><p></p> <p data-v-6e5e6c6e="" class="title">Input <!----></p> <p data-v-6e5e6c6e=""\
 class="content"></p><p>첫째 줄에 n, 둘째 줄에 처리 시간이 주어진다.</p><p></p> <p data-v-6e5e6c6e="" class="title">Output <!----></p> <p data-v-6e5e6c6e=""\
 class="content"></p><p>첫째 줄에 합을 출력한다. (마지막에 공백이 출력되지 않도록 유의할 것)</p><p></p>  <div data-v-6e5e6c6e=""><div data-v-6e5e6c6e=""\
 class="flex-container sample"><div data-v-6e5e6c6e="" class="sample-input"><p data-v-6e5e6c6e="" class="title">Sample Input 1
                <a data-v-6e5e6c6e="" class="copy"><i data-v-6e5e6c6e="" class="ivu-icon ivu-icon-clipboard"></i></a></p> <pre data-v-6e5e6c6e="">3
2 1 3</pre></div> <div data-v-6e5e6c6e="" class="sample-output"><p data-v-6e5e6c6e="" class="title">Sample Output 1</p> <pre data-v-6e5e6c6e="">4
</pre></div></div></div><div data-v-6e5e6c6e=""><div data-v-6e5e6c6e="" class="flex-container sample"><div data-v-6e5e6c6e=""\
 class="sample-input"><p data-v-6e5e6c6e="" class="title">Sample Input 2
                <a data-v-6e5e6c6e="" class="copy"><i data-v-6e5e6c6e="" class="ivu-icon ivu-icon-clipboard"></i></a></p> <pre data-v-6e5e6c6e="">1
9
</pre></div> <div data-v-6e5e6c6e="" class="sample-output"><p data-v-6e5e6c6e="" class="title">Sample Output 2</p> <pre data-v-6e5e6c6e="">0
</pre></div></div></div> <!----> <!----></div></div></div> <div data-v-6e5e6c6e="" id="submit-code" class="ivu-card"><div\
 class="ivu-card-body"><div class="CodeMirror"><pre class="CodeMirror-line">#include &lt;stdio.h&gt;</pre></div><button type="button"\
 class="ivu-btn ivu-btn-warning"><span>Submit</span></button></div></div></div> <div data-v-6e5e6c6e="" id="right-column"><div class="ivu-card"\
 id="info"><div class="header"><i class="ivu-icon"></i> <span class="card-title">Information</span></div> <ul><li><p>ID</p> <p>HW4-2</p></li>\
 <li><p>Time Limit</p> <p>1000MS</p></li> <li><p>Memory Limit</p> <p>256MB</p></li> <li><p>IO Mode</p> <p>Standard IO</p></li> <li><p>Created\
 By</p> <p>root</p></li></ul></div></div></div>
`, {
    examples: [['3\n2 1 3\n', '4\n'], ['1\n9\n', '0\n']],
    title: '과제 4-2: 우체국 줄 서기', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'qduoj_ko.html' });

  reads('SPOJ\'s page with its comments', `<!DOCTYPE html><html lang="en"><head><title>SPOJ.com - Problem KITEROW</title></head><body>
<nav class="navbar"><ul><li><a href="/problems">Problems</a></li><li><a href="/status/">Status</a></li><li><a href="/ranks/">Ranks</a></li><li><a\
 href="/forum">Discuss</a></li></ul></nav>
<div class="breadcrumbs"><ol class="breadcrumb"><li><a href="/problems">Problems</a></li><li><a href="/problems/classical/">classical</a></li><li\
 class="active">Kites in a Row</li></ol></div>
<div class="prob"><div class="row"><h2 id="problem-name" class="text-center">KITEROW - Kites in a Row</h2><div id="problem-tags" class="col-lg-12\
 text-center"><span>no tags</span></div></div>
<div id="problem-body"><p>There are <em>n</em> kites in a row (1&nbsp;&lt;=&nbsp;n&nbsp;&lt;=&nbsp;100). Find how many pairs of them touch.</p>
<h3>Input</h3>
<p>First an integer <em>t</em>, the number of test cases.</p>
<h3>Output</h3>
<p>For each test case one integer.</p>
<h3>Example</h3>
<pre><strong>Input:</strong>
2
3 1 1 2
1 5

<strong>Output:</strong>
1
0</pre>
</div>
<div class="text-center"><a href="/submit/KITEROW/" class="btn btn-primary">Submit solution!</a></div>
<table class="probleminfo" id="problem-meta"><tbody><tr><td>Added by:</td><td><a href="/users/x">somebody</a></td></tr><tr><td>Date:</td><td>2013\
-04-01</td></tr><tr><td>Time limit:</td><td> 0.200s<br></td></tr><tr><td>Source limit:</td><td>50000B</td></tr><tr><td>Memory\
 limit:</td><td>1536MB</td></tr><tr><td>Cluster:</td><td>Cube (Intel G860)</td></tr></tbody></table></div>
<div id="ccontent"><h3>hide comments</h3><div class="comment"><b>bob:</b> my input 1 5 gives output 0, AC in one go</div><div class="comment">Input:
2
Output: wrong</div></div>
<footer>© Spoj.com. All Rights Reserved. Spoj uses Sphere Engine™ © by Sphere Research Labs.</footer></body></html>
`, {
    examples: [['2\n3 1 1 2\n1 5\n', '1\n0\n']],
    title: 'KITEROW - Kites in a Row', timeLimitMs: 200, memoryLimitMb: 1536, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'spoj.html' });

  reads('Timus\'s page in capital tags', `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<HTML><HEAD><TITLE>9231. Lantern Bridge @ Timus Online Judge</TITLE></HEAD><BODY>
<TABLE><TR><TD><A HREF="/?locale=ru">русский</A></TD><TD>Online Judge</TD></TR><TR><TD><UL><LI>Online contests</LI><LI>About Online\
 Judge</LI><LI>Problem set</LI><LI>Submit solution</LI></UL></TD></TR></TABLE>
<DIV STYLE="PADDING: 5 20 5 20;"><H2 CLASS="problem_title">9231. Lantern Bridge</H2><DIV CLASS="problem_limits">Time limit: 0.5 second<BR>Memory\
 limit: 64 MB<BR></DIV><DIV ID="problem_text"><DIV CLASS="problem_par"><DIV CLASS="problem_par_normal">A bridge has <I>N</I> lanterns. Compute\
 the mean height; the answer must be given with an accuracy of 10<SUP>&minus;3</SUP>.</DIV></DIV>
<H3 CLASS="problem_subtitle">Input</H3><DIV CLASS="problem_par"><DIV CLASS="problem_par_normal">The first line contains <I>N</I>.</DIV></DIV>
<H3 CLASS="problem_subtitle">Output</H3><DIV CLASS="problem_par"><DIV CLASS="problem_par_normal">Output one number.</DIV></DIV>
<H3 CLASS="problem_subtitle">Samples</H3><DIV STYLE="MARGIN-BOTTOM: 10;"><TABLE CLASS="sample"><TR><TH WIDTH="350">input</TH><TH\
 WIDTH="350">output</TH></TR><TR><TD><PRE>2
1 2
</PRE></TD><TD><PRE>1.500
</PRE></TD></TR><TR><TD><PRE>1
4
</PRE></TD><TD><PRE>4.000
</PRE></TD></TR></TABLE></DIV>
<DIV CLASS="problem_source"><B>Problem Author: </B>A. Nonymous<BR><B>Problem Source: </B>Autumn School</DIV></DIV>
<DIV CLASS="problem_links"><SPAN>Difficulty: 66</SPAN> &nbsp;&nbsp; <A HREF="forum">Discussion (12)</A><BR><A HREF="submit">Submit\
 solution</A></DIV></DIV></BODY></HTML>
`, {
    examples: [['2\n1 2\n', '1.500\n'], ['1\n4\n', '4.000\n']],
    title: '9231. Lantern Bridge', timeLimitMs: 500, memoryLimitMb: 64, tolerance: 0.001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'timus.html' });

  reads('Yandex\'s contest, either stream or file', `<div class="problem__statement"><div class="problem-statement"><div class="header"><h1 class="title">D. Пробежка с фонарём</h1><table><tr\
 class="time-limit"><td class="property-title">Ограничение времени</td><td>2&nbsp;секунды</td></tr><tr class="memory-limit"><td\
 class="property-title">Ограничение памяти</td><td>64Mb</td></tr><tr class="input-file"><td class="property-title">Ввод</td><td\
 colspan="1">стандартный ввод или input.txt</td></tr><tr class="output-file"><td class="property-title">Вывод</td><td colspan="1">стандартный\
 вывод или output.txt</td></tr></table></div><h2></h2><div class="legend"><span style=""><p>Миша бегает вечером с фонарём по клетчатой\
 плоскости.</p></span></div>
   <h2>Формат ввода</h2>
   <div class="input-specification"><span style="">
         <p>Первая строка содержит числа <span class="tex-math-text">t, d, n</span> (<span class="tex-math-text">1 &le; n &le; 100</span>).
         </p></span></div>
   <h2>Формат вывода</h2>
   <div class="output-specification"><span style="">
         <p>Выведите число m. Далее выведите m пар чисел. Точки можно вывести в произвольном порядке.
         </p></span></div>
   <h3>Пример 1</h3>
   <table class="sample-tests">
      <thead>
         <tr>
            <th>Ввод</th>
            <th>Вывод</th>
         </tr>
      </thead>
      <tbody>
         <tr>
            <td><pre>2 1 2
0 1
-2 1
</pre></td>
            <td><pre>1
1 5
</pre></td>
         </tr>
      </tbody>
   </table>
   <h3>Пример 2</h3>
   <table class="sample-tests"><thead><tr><th>Ввод</th><th>Вывод</th></tr></thead><tbody><tr><td><pre>1 1 1
0 0
</pre></td><td><pre>2
-1 0
0 -1
</pre></td></tr></tbody></table>
   <h2>Примечания</h2><div class="notes"><p>Пояснения к первому примеру даны в условии.</p></div></div></div>
`, {
    examples: [['2 1 2\n0 1\n-2 1\n', '1\n1 5\n'], ['1 1 1\n0 0\n', '2\n-1 0\n0 -1\n']],
    title: 'D. Пробежка с фонарём', timeLimitMs: 2000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: true, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'yandex.html' });
});
