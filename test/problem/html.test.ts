import { PAIR, reads, SUM } from './shapes';

const lines = (text: string) => text.trimEnd().split('\n');

describe('statements in HTML', () => {
  reads('Codeforces with a box for each line', `<div class="problem-statement"><div class="header"><div class="title">A. Crates</div>
<div class="time-limit"><div class="property-title">time limit per test</div>2 seconds</div><div class="memory-limit"><div class="property-title">memory limit per test</div>256 megabytes</div>
<div class="input-file"><div class="property-title">input</div>standard input</div><div class="output-file"><div class="property-title">output</div>standard output</div></div>
<div><p>You are given $$$n$$$ crates.</p></div>
<div class="input-specification"><div class="section-title">Input</div><p>The first line contains $$$n$$$.</p></div>
<div class="output-specification"><div class="section-title">Output</div><p>Print real numbers with an absolute or relative error at most $$$10^{-6}$$$.</p></div>
<div class="sample-tests"><div class="section-title">Examples</div><div class="sample-test">
<div class="input"><div class="title">Input<div title="Copy" class="input-output-copier">Copy</div></div><pre>${lines(SUM[0]).map((line) => `<div class="test-example-line test-example-line-odd">${line}</div>`).join('')}</pre></div>
<div class="output"><div class="title">Output<div title="Copy" class="input-output-copier">Copy</div></div><pre>
6
</pre></div>
<div class="input"><div class="title">Input</div><pre>2<br />10 -4<br /></pre></div><div class="output"><div class="title">Output</div><pre>6<br /></pre></div>
</div></div><div class="note"><div class="section-title">Note</div><p>Added up.</p></div></div>`,
  { examples: [SUM, PAIR], title: 'A. Crates', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: 1e-6, inputFile: null });

  reads('AtCoder with both languages', `<html><head><title>A - Crates</title></head><body><nav>menu</nav><span class="h2">A - Crates</span>
<p>Time Limit: 2 sec / Memory Limit: 1024 MiB</p><div id="task-statement"><span class="lang">
<span class="lang-ja"><div class="part"><section><h3>入力</h3>入力は次の形式で与えられる。<pre><var>N</var>
</pre></section></div><div class="part"><section><h3>入力例 1 </h3><pre>3
1 2 3
</pre></section></div><div class="part"><section><h3>出力例 1 </h3><pre>6
</pre></section></div></span>
<span class="lang-en"><div class="part"><section><h3>Input</h3><p>The input is given in the following format:</p><pre><var>N</var>
<var>A_1</var> <var>\\ldots</var>
</pre></section></div><div class="part"><section><h3>Output</h3><p>Print the total.</p></section></div>
<div class="part"><section><h3>Sample Input 1</h3><pre>3
1 2 3
</pre></section></div><div class="part"><section><h3>Sample Output 1</h3><pre>6
</pre><p>Added up.</p></section></div></span></span></div></body></html>`, { examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 1024 });

  reads('Kattis', `<div class="problembody"><p>Nell has <span class="tex2jax_process">$n$</span> crates.</p><h2>Input</h2><p>One line.</p><h2>Output</h2><p>The total.</p>
<table class="sample"><tbody><tr><th>Sample Input 1</th><th>Sample Output 1</th></tr><tr><td><pre>3
1 2 3
</pre></td><td><pre>6
</pre></td></tr></tbody></table>
<table class="sample"><tbody><tr><th>Sample Input 2</th><th>Sample Output 2</th></tr><tr><td><pre>2
10 -4
</pre></td><td><pre>6
</pre></td></tr></tbody></table></div><aside><div>CPU Time limit</div><div>1 second</div><div>Memory limit</div><div>1024 MB</div></aside>`,
  { examples: [SUM, PAIR], timeLimitMs: 1000, memoryLimitMb: 1024 });

  reads('LeetCode', `<p>Given <code>crates</code>.</p><p><strong class="example">Example 1:</strong></p>
<pre>
<strong>Input:</strong> crates = [1,2], s = &quot;a&lt;b&quot;
<strong>Output:</strong> 3
<strong>Explanation:</strong> Added up.
</pre>
<p><strong class="example">Example 2:</strong></p><div class="example-block"><p><strong>Input:</strong> <span class="example-io">crates = [5]</span></p><p><strong>Output:</strong> <span class="example-io">5</span></p>
<p><strong>Explanation:</strong></p><p>Only one.</p></div><p><strong>Constraints:</strong></p><ul><li><code>1 &lt;= n</code></li></ul>`,
  { examples: [['crates = [1,2], s = "a<b"\n', '3\n'], ['crates = [5]\n', '5\n']] });

  reads('Timus', `<h2 class="problem_title">9001. Crates</h2><div class="problem_limits">Time limit: 1.0 second<br>Memory limit: 64 MB<br></div>
<div id="problem_text"><div class="problem_par"><div class="problem_par_normal">Find the total.</div></div><h3 class="problem_subtitle">Input</h3><div>N.</div>
<h3 class="problem_subtitle">Output</h3><div>The total.</div><h3 class="problem_subtitle">Samples</h3>
<table class="sample"><tr><th width="1">input</th><th>output</th></tr><tr><td><pre>3
1 2 3
</pre></td><td><pre>6
</pre></td></tr><tr><td><pre>2
10 -4
</pre></td><td><pre>6
</pre></td></tr></table></div>`, { examples: [SUM, PAIR], title: '9001. Crates', timeLimitMs: 1000, memoryLimitMb: 64 });

  reads('acmp with its open cells', `<table><tr><td><h1>Ящики</h1><i>(Время: 1 сек. Память: 16 Мб Сложность: 10%)</i><p class=text>Найти сумму.<h2>Входные данные</h2><p>Входной файл INPUT.TXT.
<h2>Примеры</h2><table class=main><tr><th>№<th>INPUT.TXT<th>OUTPUT.TXT<tr><td>1<td>3<br>1 2 3<td>6<tr><td>2<td>2<br>10 -4<td>6</table></td></tr></table>`,
  { examples: [SUM, PAIR], timeLimitMs: 1000, memoryLimitMb: 16, title: 'Ящики' });

  reads('SPOJ', `<h2 id="problem-name">CRATES - Crates</h2><div id="problem-body"><p>Find the total.</p><h3>Input</h3><p>N.</p><h3>Output</h3><p>The total.</p>
<h3>Example</h3><pre><strong>Input:</strong>
3
1 2 3

<strong>Output:</strong>
6</pre></div><table><tr><td>Time limit:</td><td>1s</td></tr><tr><td>Memory limit:</td><td>1536MB</td></tr></table>`,
  { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 1536 });

  reads('Baekjoon', `<span id="problem_title">상자</span><table id="problem-info"><thead><tr><th>시간 제한</th><th>메모리 제한</th><th>제출</th></tr></thead><tbody><tr><td>2 초</td><td>128 MB</td><td>9</td></tr></tbody></table>
<div id="problem-body"><section><h2>입력</h2><p>첫째 줄에 N이 주어진다.</p></section><section id="sampleinput1"><h2>예제 입력 1 <button>복사</button></h2><pre class="sampledata">3
1 2 3
</pre></section><section id="sampleoutput1"><h2>예제 출력 1 <button>복사</button></h2><pre class="sampledata">6
</pre></section></div>`, { examples: [SUM], timeLimitMs: 2000, memoryLimitMb: 128 });

  reads('HackerRank', `<div class="challenge-body-html"><div class="challenge_sample_input"><p><strong>Sample Input</strong></p><div class="hackdown-content"><pre><code>3
1 2 3
</code></pre></div></div><div class="challenge_sample_output"><p><strong>Sample Output</strong></p><div><pre><code>6
</code></pre></div></div><div><p><strong>Explanation</strong></p><p>Added up.</p></div></div>`, { examples: [SUM] });

  reads('POJ', `<div class="ptt">Crates</div><p class="pst">Description</p><div class="ptx">Nell.</div><p class="pst">Input</p><div class="ptx">N.</div><p class="pst">Output</p><div class="ptx">The total.</div>
<p class="pst">Sample Input</p><pre class="sio">3
1 2 3</pre><p class="pst">Sample Output</p><pre class="sio">6</pre><p class="pst">Source</p>`, { examples: [SUM], title: 'Crates' });

  reads('Code Jam', `<h3>Sample</h3><div class="problem-io-wrapper"><table><tr><td><br/><span class="io-table-header">Input</span><br/>&nbsp;</td><td><br/><span class="io-table-header">Output</span><br/>&nbsp;</td></tr>
<tr><td><code>2<br/>3<br/>1 2 3<br/>1<br/>5<br/><br/></code></td><td><code>Case #1: 6<br/>Case #2: 5<br/><br/></code></td></tr></table></div>`,
  { examples: [['2\n3\n1 2 3\n1\n5\n', 'Case #1: 6\nCase #2: 5\n']] });

  reads('Yandex', `<div class="problem-statement"><div class="header"><h1 class="title">A. Ящики</h1><table><tr><td>Ограничение времени</td><td>1 секунда</td></tr><tr><td>Ограничение памяти</td><td>64Mb</td></tr>
<tr><td>Ввод</td><td colspan=2>стандартный ввод или input.txt</td></tr></table></div><h2>Формат ввода</h2><p>N.</p><h3>Пример 1</h3><table class="sample-tests"><thead><tr><th>Ввод</th><th>Вывод</th></tr></thead>
<tbody><tr><td><pre>3
1 2 3
</pre></td><td><pre>6
</pre></td></tr></tbody></table></div>`, { examples: [SUM], timeLimitMs: 1000, memoryLimitMb: 64, inputFile: null });

  reads('what is no element as text', `<h3>Sample Input</h3><pre>a < b && b<c
<x> &lt;y&gt;	z
</pre><h3>Sample Output</h3><pre>
  x

 y
</pre>`, { examples: [['a < b && b<c\n<x> <y>\tz\n', '  x\n\n y\n']] });

  reads('formulas of MathJax and KaTeX once', `<p>Let <span class="MathJax_Preview">n</span><span class="MathJax">n</span><script type="math/tex">n</script> and
<span class="katex"><span class="katex-mathml"><math><semantics><mi>m</mi><annotation encoding="application/x-tex">m</annotation></semantics></math></span><span class="katex-html">m</span></span> be x<sub>i</sub> and 10<sup>5</sup>.</p>`,
  { examples: [], statement: 'Let $n$ and $m$ be x_i and 10^5.' });
});
