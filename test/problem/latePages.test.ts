import { reads } from './shapes';

describe('pages of judges, a fourth lot', () => {
  reads('CS Academy\'s page with a column of explanations', `<div class="UIElement"><h1>Canal Cut</h1><div>Time limit: <em>1000 ms</em><br/>Memory limit: <em>128 MB</em></div><p>Cut the\
 canal.</p><h2>Standard input</h2><p>The first line contains a single integer <code>N</code>.</p><h2>Standard output</h2><p>Print the cuts. If\
 the solution is not unique you may output any of them.</p><h2>Constraints and notes</h2><ul><li>1 ≤ N ≤ 10</li></ul><table\
 class="table"><thead><tr><th>Input</th><th>Output</th><th>Explanation</th></tr></thead><tbody><tr><td><pre>3
1 2 3</pre></td><td><pre>1</pre></td><td><p>Input 1 is cut.</p></td></tr><tr><td><pre>1
1</pre></td><td><pre>0</pre></td><td></td></tr></tbody></table></div>
`, {
    examples: [['3\n1 2 3\n', '1\n'], ['1\n1\n', '0\n']],
    title: 'Canal Cut', timeLimitMs: 1000, memoryLimitMb: 128, tolerance: null, anyAnswer: true,
    anyOrder: false, interactive: false, inputFile: null, outputFile: null,
  }, { fileName: 'csacademy.html' });

  reads('Codeforces in Russian, interactive', `<div class="problem-statement"><div class="header"><div class="title">F. Канал</div><div class="time-limit"><div\
 class="property-title">ограничение по времени на тест</div>2 секунды</div><div class="memory-limit"><div class="property-title">ограничение по\
 памяти на тест</div>256 мегабайт</div></div><div><p><span class="tex-font-style-it">Это интерактивная задача.</span></p><p>Найдите\
 канал.</p></div><div><div class="section-title">Протокол взаимодействия</div><p>Выводите запросы и не забывайте сбрасывать буфер.</p></div><div\
 class="sample-tests"><div class="section-title">Пример</div><div class="sample-test"><div class="input"><div class="title">Входные данные</div><pre>
3

1
</pre></div><div class="output"><div class="title">Выходные данные</div><pre>

? 1

! 1
</pre></div></div></div></div>
`, {
    examples: [['3\n\n1\n', '\n? 1\n\n! 1\n']],
    title: 'F. Канал', timeLimitMs: 2000, memoryLimitMb: 256, tolerance: null, anyAnswer: false,
    anyOrder: false, interactive: true, inputFile: null, outputFile: null,
  }, { fileName: 'html_fragment_interactive.html' });
});
