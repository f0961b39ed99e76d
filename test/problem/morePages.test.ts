import { reads } from './shapes';

describe('more pages of judges', () => {
  reads('¡Acepta el reto!, limits in Spanish figures', `<div id="navbar"><ul><li>Inicio</li><li>Problemas</li><li>Ayuda</li></ul></div>
<div class="problemStatement"><h1>El faro del fin del mundo</h1><p>Tiempo máximo: 1,000-2,000 s &nbsp; Memoria máxima: 4096 KiB</p>
<p>El farero apunta cada noche si vio un barco. &iquest;Cu&aacute;ntos vio?</p>
<h2>Entrada</h2><p>La entrada comienza con el n&uacute;mero de casos de prueba. Cada caso es una l&iacute;nea.</p>
<h2>Salida</h2><p>Por cada caso se escribir&aacute; un n&uacute;mero.</p>
<h2>Entrada de ejemplo</h2><pre>2
SNS
N
</pre><h2>Salida de ejemplo</h2><pre>2
0
</pre></div>
`, {
    examples: [['2\nSNS\nN\n', '2\n0\n']],
    title: 'El faro del fin del mundo', timeLimitMs: 2000, memoryLimitMb: 4, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'acepta_es.html' });

  reads('CATS\'s page in Russian, files in a table of facts', `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>Задача A. Маяк</title></head><body>
<h2>Задача A. Маяк</h2>
<table width="100%" class="problem_params"><tr><td><b>Автор:</b></td><td>Общеизвестная</td><td><b>Ограничение времени:</b></td><td>1 сек</td></tr>
<tr><td><b>Входной файл:</b></td><td>input.txt</td><td><b>Ограничение памяти:</b></td><td>64 Мб</td></tr>
<tr><td><b>Выходной файл:</b></td><td>output.txt</td><td></td><td></td></tr></table>
<h3>Условие</h3><div class="problem_text"><p>Маяк светит на клетки поля, заданного символами '.' и '#'. Найдите число освещённых клеток.</p>
<h3>Формат входного файла</h3><p>Первая строка входного файла содержит числа N и M. В следующих N строках содержатся по M символов.</p>
<h3>Формат выходного файла</h3><p>Выведите в выходной файл одно число.</p>
<h3>Ограничения</h3><p>1 &le; N, M &le; 100</p>
<h3>Примеры тестов</h3>
<table border="1" class="samples"><tr><th>№</th><th>Входной файл (<code>input.txt</code>)</th><th>Выходной файл (<code>output.txt</code>)</th></tr>
<tr><td>1</td><td><pre>2 3
.#.
..#
</pre></td><td><pre>4
</pre></td></tr>
<tr><td>2</td><td><pre>1 1
#
</pre></td><td><pre>0
</pre></td></tr></table></div><hr/><small>0.131s 0.042s 23</small></body></html>
`, {
    examples: [['2 3\n.#.\n..#\n', '4\n'], ['1 1\n#\n', '0\n']],
    title: 'Задача A. Маяк', timeLimitMs: 1000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'input.txt', outputFile: 'output.txt',
  }, { fileName: 'cats_ru.html' });

  reads('HackerRank\'s page with highlighted data', `<div class="challenge-body-html"><div class="challenge_problem_statement"><div class="msB challenge_problem_statement_body"><div\
 class="hackdown-content"><p>Max found a beacon with a panel of strings. Fix the panel.</p></div></div></div>
<div class="challenge_input_format"><div class="msB challenge_input_format_title"><p><strong>Input Format</strong></p></div><div class="msB\
 challenge_input_format_body"><div class="hackdown-content"><p>Each of the next n lines has characters '#', '*' or '&amp;'.</p></div></div></div>
<div class="challenge_output_format"><div class="msB challenge_output_format_title"><p><strong>Output Format</strong></p></div><div class="msB\
 challenge_output_format_body"><div class="hackdown-content"><p>Print one integer.</p></div></div></div>
<div class="challenge_sample_input"><div class="msB challenge_sample_input_title"><p><strong>Sample Input 0</strong></p></div><div class="msB\
 challenge_sample_input_body"><div class="hackdown-content"><div class="highlight"><pre><span></span><span class="err">2 3</span>
<span class="err">1**</span>
<span class="err">a&amp;0</span>
</pre></div>
</div></div></div><div class="challenge_sample_output"><div class="msB challenge_sample_output_title"><p><strong>Sample Output\
 0</strong></p></div><div class="msB challenge_sample_output_body"><div class="hackdown-content"><div class="highlight"><pre><span></span><span\
 class="err">1</span>
</pre></div>
</div></div></div><div class="challenge_explanation"><div class="msB challenge_explanation_title"><p><strong>Explanation 0</strong></p></div><div\
 class="msB challenge_explanation_body"><div class="hackdown-content"><p>Change <code>*</code>.</p></div></div></div>
<div class="challenge_sample_input"><div class="msB challenge_sample_input_title"><p><strong>Sample Input 1</strong></p></div><div class="msB\
 challenge_sample_input_body"><div class="hackdown-content"><pre><code>1 1
#
</code></pre></div></div></div><div class="challenge_sample_output"><div class="msB challenge_sample_output_title"><p><strong>Sample Output\
 1</strong></p></div><div class="msB challenge_sample_output_body"><div class="hackdown-content"><pre><code>0
</code></pre></div></div></div></div>
`, {
    examples: [['2 3\n1**\na&0\n', '1\n'], ['1 1\n#\n', '0\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'hr_highlight.html' });

  reads('Kick Start\'s interactive page', `<title>Foghorn Guess - Kick Start - Google's Coding Competitions</title><div class="competition-nav"><p class="headline-5">Round A 2021 - Kick\
 Start 2021</p></div><h1 class="sr">Foghorn Guess (7pts, 13pts)</h1><div class="problem-description"><h3>Problem</h3><p>This problem is\
 interactive, which means the concepts of input and output are different than in standard problems. The judge holds a pitch; find\
 it.</p><h3>Input and output</h3><p>Initially, your program should read a single line with <b>T</b>.</p><h3>Limits</h3><p>Time limit: 20\
 seconds.<br/>Memory limit: 1 GB.<br/></p><h4>Test Set 1</h4><p>1 ≤ <b>N</b> ≤ 10.</p><h3>Sample interaction</h3><div\
 class="problem-io-wrapper-new"><pre class="sample-content-text">  t = readline_int()         // reads 2 into t
  printline 3 to stdout      // guess
  flush stdout
  exit
</pre></div></div>
`, {
    examples: [],
    title: 'Foghorn Guess', timeLimitMs: 20000, memoryLimitMb: 1024, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: true, inputFile: null, outputFile: null,
  }, { fileName: 'kickstart.html' });

  reads('LeetCode\'s new markup in Vietnamese', `<h2>3161. Đặt hải đăng</h2><p>Cho mảng <code>lamps</code>. Trả về <strong>bất kỳ</strong> thứ tự hợp lệ.</p>
<p>&nbsp;</p>
<p><strong class="example">Ví dụ 1:</strong></p>

<div class="example-block">
<p><strong>Đầu vào:</strong> <span class="example-io">lamps = [[1,2],[2,3,3]]</span></p>

<p><strong>Đầu ra:</strong> <span class="example-io">[false,true]</span></p>

<p><strong>Giải thích:</strong></p>

<p>Với truy vấn 0, đặt một đèn tại <code>x = 2</code>.</p>
</div>

<p><strong class="example">Ví dụ 2:</strong></p>

<div class="example-block">
<p><strong>Đầu vào:</strong> <span class="example-io">lamps = </span>[[1,7]]<!-- notionvc: 4a4 --></p>

<p><strong>Đầu ra:</strong> <span class="example-io">[true]</span></p>
</div>
<p><strong>Ràng buộc:</strong></p><ul><li><code>1 &lt;= lamps.length</code></li></ul>
`, {
    examples: [['lamps = [[1,2],[2,3,3]]\n', '[false,true]\n'], ['lamps = [[1,7]]\n', '[true]\n']],
    title: '3161. Đặt hải đăng', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: true, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'lc_vi.html' });

  reads('acm.sgu\'s page with tags in its data', `<HTML><HEAD><TITLE> SGU </TITLE></HEAD><BODY><center><h4>601. Foghorn Tags</h4></center>
<div align=center>Time limit per test: 0.25 second(s)<br>Memory limit: 65536 kilobytes</div>
<div align=center>input: standard<br>output: standard</div><br><br><div align=left style='margin-top:1em;'>In this problem a text with the tags\
 &lt;UP&gt; and &lt;/UP&gt; is given. Print it with the letters inside made upper-case.<br><br></div>
<div align=left style='margin-top:1em;'><b>Input</b><br>The first line contains the text, with no more than 1000 characters.<br><br></div>
<div align=left style='margin-top:1em;'><b>Output</b><br>Write the result.<br><br></div>
<div align=left style='margin-top:1em;'><b>Example(s)</b><br><table border=1 cellspacing=0 cellpadding=4><tr><td><div\
 style='font-weight:bold'>sample input</div></td><td><div style='font-weight:bold'>sample output</div></td></tr><tr><td><pre>
&lt;UP&gt;ab&lt;/UP&gt; c
</pre></td><td><pre>
AB c
</pre></td></tr></table></div>
<hr><center><a href="#">Online Contester Team</a> &copy; 2002 - 2014. All rights reserved.</center></BODY></HTML>
`, {
    examples: [['<UP>ab</UP> c\n', 'AB c\n']],
    title: '601. Foghorn Tags', timeLimitMs: 250, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'sgu.html' });

  reads('Word\'s filtered page', `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"\
 xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator\
 content="Microsoft Word 15 (filtered medium)"><title>Task</title><style><!--
 /* Font Definitions */
@font-face {font-family:"Cambria Math"; panose-1:2 4 5 3 5 4 6 3 2 4;}
p.MsoNormal {margin:0cm; font-size:11.0pt;}
--></style></head><body lang=EN-GB link="#0563C1" style='word-wrap:break-word'><div class=WordSection1>
<p class=MsoTitle>Task 2: Foghorn<o:p></o:p></p>
<p class=MsoNormal><i>Time limit: 1 second<span style='mso-tab-count:1'>      </span>Memory limit: 64 MB</i><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>A foghorn sounds every <i>k</i> minutes. How many times does it sound in <i>n</i> minutes?<o:p></o:p></p>
<h2>Input<o:p></o:p></h2>
<p class=MsoNormal>Two integers on one line.<o:p></o:p></p>
<h2>Output<o:p></o:p></h2>
<p class=MsoNormal>One integer.<o:p></o:p></p>
<h2>Examples<o:p></o:p></h2>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'><tr><td width=301 valign=top\
 style='width:225.4pt'><p class=MsoNormal><b>Standard input<o:p></o:p></b></p></td><td width=301 valign=top><p class=MsoNormal><b>Standard\
 output<o:p></o:p></b></p></td></tr>
<tr><td valign=top><p class=MsoNormal><span style='font-family:"Courier New"'>10 3<o:p></o:p></span></p></td><td valign=top><p\
 class=MsoNormal><span style='font-family:"Courier New"'>3<o:p></o:p></span></p></td></tr>
<tr><td valign=top><p class=MsoNormal><span style='font-family:"Courier New"'>4<o:p></o:p></span></p><p class=MsoNormal><span\
 style='font-family:"Courier New"'>5<o:p></o:p></span></p></td><td valign=top><p class=MsoNormal><span style='font-family:"Courier\
 New"'>0<o:p></o:p></span></p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>
`, {
    examples: [['10 3\n', '3\n'], ['4\n5\n', '0\n']],
    title: 'Foghorn', timeLimitMs: 1000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'word.html' });

  reads('ZOJ\'s page', `<div id="content_title">Foghorn Code</div>
<div id="content_body">
<center><font color="green">Time Limit: </font> 2 Seconds &nbsp;&nbsp;&nbsp;&nbsp; <font color="green">Memory Limit: </font> 65536 KB </center><hr>
<p>A captain hears long and short sounds. Decode them.</p>
<p>&nbsp;<br><b>Input</b></p>
<p>There are multiple test cases. Each is a line of '-' and '.'.</p>
<p><b>Output</b></p>
<p>For each test case, output the number of long sounds.</p>
<p><b>Sample Input</b></p>
<pre>
--.
...
</pre>
<p><b>Sample Output</b></p>
<pre>
2
0
</pre>
<hr>Author: <strong>SOMEBODY</strong><br>Source: <strong>The 10th Provincial Contest</strong><br><center><a href="/submit">Submit</a>&nbsp;&nbsp;\
 <a href="/status">Status</a></center></div>
`, {
    examples: [['--.\n...\n', '2\n0\n']],
    title: 'Foghorn Code', timeLimitMs: 2000, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'zoj.html' });
});
