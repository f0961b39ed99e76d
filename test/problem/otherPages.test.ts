import { reads } from './shapes';

describe('pages of judges, a third lot', () => {
  reads('AOJ\'s page in capital tags, a format drawn', `<H1 class="title">Harbour Crane</H1>
<p>Lift boxes one by one. Print the greatest.</p>
<H2>Input</H2>
<p>The input consists of several datasets. The end of input is indicated by a zero.</p>
<pre>
<var>N</var>
<var>w<sub>1</sub></var> ... <var>w<sub>N</sub></var>
</pre>
<H2>Output</H2>
<p>For each dataset, print one line.</p>
<H2>Sample Input</H2>
<pre>
3
1 5 2
1
4
0
</pre>
<H2>Output for the Sample Input</H2>
<pre>
5
4
</pre>
<hr>
<p>Time Limit : 8 sec, Memory Limit : 131072 KB</p>
`, {
    examples: [['3\n1 5 2\n1\n4\n0\n', '5\n4\n']],
    title: 'Harbour Crane', timeLimitMs: 8000, memoryLimitMb: 128, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'aoj.html' });

  reads('Baekjoon\'s page saved whole', `<!DOCTYPE html><html lang="ko"><head><title>99133번: 항구</title></head><body><div class="wrapper"><div class="header no-print"><ul><li><a\
 href="/register">회원가입</a></li><li><a href="/login">로그인</a></li></ul></div>
<div class="page-header"><h1><span id="problem_title">항구</span><span class="problem-label problem-label-spj">스페셜 저지</span></h1></div>
<div class="table-responsive"><table class="table" id="problem-info"><thead><tr><th>시간 제한</th><th>메모리\
 제한</th><th>제출</th><th>정답</th></tr></thead><tbody><tr><td>1 초 </td><td>128 MB</td><td>46</td><td>12</td></tr></tbody></table></div>
<section id="description" class="problem-section"><div class="headline"><h2>문제</h2></div><div id="problem_description" class="problem-text"><p>배\
 N척의 평균 무게를 구하라. 절대/상대 오차는 10<sup>-6</sup>까지 허용한다.</p></div></section>
<section id="input"><div class="headline"><h2>입력</h2></div><div id="problem_input" class="problem-text"><p>첫째 줄에 N.</p></div></section>
<section id="output"><div class="headline"><h2>출력</h2></div><div id="problem_output" class="problem-text"><p>평균을 출력한다.</p></div></section>
<section id="limit" style="display:none;"><div class="headline"><h2>제한</h2></div><div id="problem_limit" class="problem-text"></div></section>
<div class="row"><div class="col-md-6"><section id="sampleinput1"><div class="headline"><h2>예제 입력 1
<button type="button" class="btn btn-link copy-button" data-clipboard-target="#sample-input-1">복사</button></h2></div><pre class="sampledata"\
 id="sample-input-1">2
1 2
</pre></section></div><div class="col-md-6"><section id="sampleoutput1"><div class="headline"><h2>예제 출력 1
<button type="button" class="btn btn-link copy-button">복사</button></h2></div><pre class="sampledata" id="sample-output-1">1.5
</pre></section></div></div>
<section id="source"><div class="headline"><h2>출처</h2></div><div id="problem_source"><p>문제를 만든 사람: x</p></div></section>
<div style="display: none;"><div id="problem-lang-base64">W3sicHJvYmxlbV9pZCI6IjEyNDYi</div></div></div></body></html>
`, {
    examples: [['2\n1 2\n', '1.5\n']],
    title: '항구', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: 0.000001, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'boj.html' });

  reads('Codeforces\' old markup, breaks in its blocks', `<div class="problem-statement"><div class="header"><div class="title">D. Harbour</div><div class="time-limit"><div class="property-title">time\
 limit per test</div>2 seconds</div><div class="memory-limit"><div class="property-title">memory limit per test</div>64 megabytes</div><div\
 class="input-file"><div class="property-title">input</div>standard input</div><div class="output-file"><div\
 class="property-title">output</div>standard output</div></div><div><p>Ships <span class="tex-span"><i>a</i><sub class="lower-index">1</sub>,\
 ..., <i>a</i><sub class="lower-index"><i>n</i></sub></span> enter a harbour.</p></div><div class="input-specification"><div\
 class="section-title">Input</div><p>The first line contains <span class="tex-span"><i>n</i></span> (<span class="tex-span">1 ≤ <i>n</i> ≤ 10<sup\
 class="upper-index">5</sup></span>).</p></div><div class="output-specification"><div class="section-title">Output</div><p>Print the answer with\
 absolute or relative error at most <span class="tex-span">10<sup class="upper-index"> - 9</sup></span>.</p></div><div class="sample-tests"><div\
 class="section-title">Sample test(s)</div><div class="sample-test"><div class="input"><div class="title">input</div><pre>3<br />1 2 3<br\
 /></pre></div><div class="output"><div class="title">output</div><pre>2.0<br /></pre></div><div class="input"><div\
 class="title">input</div><pre>1<br />&lt;7&gt;<br /></pre></div><div class="output"><div class="title">output</div><pre>7.0<br\
 /></pre></div></div></div><div class="note"><div class="section-title">Note</div><p>See the picture.</p></div></div>
`, {
    examples: [['3\n1 2 3\n', '2.0\n'], ['1\n<7>\n', '7.0\n']],
    title: 'D. Harbour', timeLimitMs: 2000, memoryLimitMb: 64, tolerance: 1e-9, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'cf_oldbr.html' });

  reads('DMOJ\'s page with comments', `<!DOCTYPE html><html lang="en"><head><title>Harbour Rope - DMOJ: Modern Online Judge</title></head><body><nav id="navigation"><a\
 href="/problems/">Problems</a><a href="/submissions/">Submissions</a></nav><div id="page-container"><main id="content"><h2 id="title"\
 style="color:#393630">Harbour Rope</h2><div id="content-body"><div id="content-right"><div class="info-float"><a href="/problem/x/submit"\
 class="unselectable button full">Submit solution</a><hr><div class="problem-info-entry"><i class="fa fa-check fa-fw"></i><span\
 class="pi-name">Points:</span> <span class="pi-value">5 (partial)</span></div><div class="problem-info-entry"><i class="fa fa-clock-o\
 fa-fw"></i><span class="pi-name">Time limit:</span> <span class="pi-value">0.6s</span></div><div\
 class="problem-lang-limits">Python<span>2.0s</span></div><div class="problem-info-entry"><span class="pi-name">Memory limit:</span> <span\
 class="pi-value">64M</span></div></div></div>
<div id="content-left" class="split-common-content"><div class="content-description screen"><h5>Harbour Contest '14 P1</h5><p>A rope of length\
 <span class="tex-image">~N~</span> is cut.</p><h4>Input Specification</h4><p>One integer.</p><h4>Output Specification</h4><p>One\
 integer.</p><h4>Sample Input</h4><div class="codehilite"><pre><code>10
</code></pre></div><h4>Sample Output</h4><div class="codehilite"><pre><code>4
</code></pre></div><h4>Explanation for Sample</h4><p>Cut thrice.</p></div>
<hr><div><h4>Comments</h4><div class="comment"><p>My program says</p><pre><code>Input 10 Output\
 5</code></pre></div></div></div></div></main></div><footer>proudly powered by DMOJ</footer></body></html>
`, {
    examples: [['10\n', '4\n']],
    title: 'Harbour Rope', timeLimitMs: 600, memoryLimitMb: 64, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'dmoj.html' });

  reads('GeeksforGeeks\'s page', `<div class="problems_header_content__title"><h3>Harbour Pairs</h3></div><div class="problems_header_description__t_8PB"><span>Difficulty:\
 <strong>Easy</strong></span><span>Accuracy: <strong>41.2%</strong></span><span>Submissions: <strong>10K+</strong></span><span>Points:\
 <strong>2</strong></span></div>
<div class="problems_problem_content__Xm_eO"><p><span style="font-size: 14pt;">Given an array <strong>arr[]</strong> of ships, count the pairs\
 with equal weight.</span></p>
<p><span style="font-size: 14pt;"><strong>Examples:</strong></span></p>
<pre><span style="font-size: 14pt;"><strong>Input: </strong>arr[] = [1, 1, 2]
<strong>Output: </strong>1
<strong>Explanation:</strong> Only ships 0 and 1.</span></pre>
<pre><span style="font-size: 14pt;"><strong>Input: </strong>arr[] = [5]
<strong>Output: </strong>0<br></span></pre>
<p><span style="font-size: 14pt;"><strong>Constraints:</strong><br>1 ≤ arr.size() ≤ 10<sup>5</sup></span></p></div>
`, {
    examples: [['arr[] = [1, 1, 2]\n', '1\n'], ['arr[] = [5]\n', '0\n']],
    title: 'Harbour Pairs', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'gfg.html' });

  reads('LeetCode\'s old page', `<div class="content__u3I1 question-content__JfgR"><div><p>Design nothing; given <code>s</code>, return the harbour string. If there are multiple\
 answers, return <strong>any</strong>.</p>

<p><b>Example 1:</b></p>

<pre>
<b>Input:</b> s = &quot;a&lt;b&quot;, k = 2
<b>Output:</b> &quot;ba&quot;
<b>Explanation: </b>We swap.
Output is &quot;ba&quot;.
</pre>

<p><b>Example 2:</b></p>

<pre>
<b>Input:</b>
[&quot;Harbour&quot;,&quot;enter&quot;]
[[],[3]]
<b>Output:</b>
[null,1]
</pre>

<p><b>Note:</b></p>
<ol><li><code>1 &lt;= s.length &lt;= 100</code></li></ol></div></div>
`, {
    examples: [['s = "a<b", k = 2\n', '"ba"\n'], ['["Harbour","enter"]\n[[],[3]]\n', '[null,1]\n']],
    title: null, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'leetcode_old.html' });

  reads('NowCoder\'s page', `<div class="terminal-topic"><div class="terminal-topic-title">港口与灯</div><div class="question-oj"><div\
 class="question-intr"><span>时间限制：C/C++/Rust/Pascal 1秒，其他语言2秒</span><br><span>空间限制：C/C++/Rust/Pascal 256 M，其他语言512 M</span><br><span>64bit IO\
 Format: %lld</span></div><div class="subject-describe"><h1>题目描述</h1><div class="subject-question">港口有 n\
 盏灯，求亮灯数。如有多种方案，输出任意一种即可。</div><h2>输入描述:</h2><pre>第一行一个整数 n。</pre><h2>输出描述:</h2><pre>输出一个整数。</pre></div><div class="question-oi"><div\
 class="question-oi-hd">示例1</div><div class="question-oi-bd"><div class="question-oi-mod"><h2>输入</h2><a href="javascript:void(0);"\
 class="js-clipboard">复制</a><div class="question-oi-cont"><pre>3
1 0 1</pre></div></div><div class="question-oi-mod"><h2>输出</h2><a class="js-clipboard">复制</a><div\
 class="question-oi-cont"><pre>2</pre></div></div><div class="question-oi-mod"><h2>说明</h2><div class="question-oi-cont"><pre>第 1、3\
 盏。</pre></div></div></div></div></div></div>
`, {
    examples: [['3\n1 0 1\n', '2\n']],
    title: '港口与灯', timeLimitMs: 1000, memoryLimitMb: 256, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'nowcoder.html' });

  reads('Szkopuł\'s page in Polish, talk between the blocks', `<h1>Latarnik</h1><table class="nav"><tr><td>Limit pamięci: 128 MB</td></tr></table><p>Latarnik Bajtek liczy statki. Jeśli istnieje wiele\
 poprawnych odpowiedzi, wypisz dowolną z nich.</p>
<h2>Wejście</h2><p>W pierwszym wierszu standardowego wejścia znajduje się liczba <em>n</em>.</p>
<h2>Wyjście</h2><p>Twój program powinien wypisać jedną liczbę.</p>
<h2>Przykład</h2><p>Dla danych wejściowych:</p><pre>4
1 2 2 1
</pre><p>jednym z poprawnych wyników jest:</p><pre>2 3
</pre><h3>Testy „ocen”</h3><p>1ocen: <em>n</em> = 5</p>
`, {
    examples: [['4\n1 2 2 1\n', '2 3\n']],
    title: 'Latarnik', timeLimitMs: null, memoryLimitMb: 128, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'szkopul_pl.html' });

  reads('USACO\'s page, the contest above the problem', `<html><head><title>USACO</title></head><body><div class="navbar"><a href="index.php">Home</a></div><div class="panel"><h2>USACO 2019 December\
 Contest, Bronze</h2><h2>Problem 1. Harbour Cows</h2><div style="font-style:italic">Contest has ended.</div>
<div id="probtext-text" style="width:100%"><span style="max-width: 900px;" class="mathjax"><p>Bessie counts boats with $N$ cows ($1 \\leq N \\leq\
 20$).
</p><div class="prob-in-spec"><h4>INPUT FORMAT (file harbour.in):</h4> The first line of the input file contains $N$.</div><div\
 class="prob-out-spec"><h4>OUTPUT FORMAT (file harbour.out):</h4> Output, on a single line, the count.</div><h4>SAMPLE INPUT:</h4><pre class="in">
3
4 1 2
</pre><h4>SAMPLE OUTPUT:</h4><pre class="out">
7
</pre><p>The boats are 4, 1 and 2.</p><p>Problem credits: Brian Dean</p></span></div></div></body></html>
`, {
    examples: [['3\n4 1 2\n', '7\n']],
    title: 'Problem 1. Harbour Cows', timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: false, inputFile: 'harbour.in', outputFile: 'harbour.out',
  }, { fileName: 'usaco_new.html' });
});
