import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { SAID, translator } from '../../src/editor/translator';
import { forPage } from '../../src/editor/panel/forPage';
import type { RunEvent } from '../../src/run/events';
import { say } from '../../src/say';

const BUNDLE = JSON.parse(fs.readFileSync(path.join(process.cwd(), 'l10n', 'bundle.l10n.de.json'), 'utf8')) as Record<string, string>;
const german = translator(BUNDLE);

describe('What the rooms below the editor say, in German', () => {
  it('is known by its template, whatever is filled in', () => {
    for (const [key, translation] of Object.entries(BUNDLE)) {
      if (!key.endsWith(SAID)) continue;
      // Where two are filled in side by side, what is said after the first is its own sentence.
      const filled = (text: string) => text.replace(/(\{\d\})\{\d\}/g, '$1').replace(/\{(\d)\}/g, 'q$1');
      if (filled(translation) === filled(key.slice(0, -SAID.length))) continue;
      assert.equal(german(filled(key.slice(0, -SAID.length))), filled(translation), key);
    }
  });

  it('is translated to its last word where sentences hold sentences', () => {
    assert.equal(german(say`The run goes on without ${say`a helper program`} (${'checker'}). ${say`It prints nothing.`}${''}`), 'Der Lauf geht ohne ein Hilfsprogramm (checker) weiter. Es gibt nichts aus.');
    assert.equal(german(say`12 of 13 surviving samples behave alike` + '; ' + say`agrees with the brute force`), '12 von 13 überlebenden Programmen verhalten sich gleich; stimmt mit der Brute-Force-Lösung überein');
    assert.equal(german(say`None of ${40} programs ${say`passed the examples`}.`), 'Von 40 Programmen: 0 bestanden die Beispiele.');
    const unsafe = [say`Programs cannot be run safely here.`, say`bubblewrap (bwrap) is not installed.`].join(' ');
    assert.equal(german(unsafe), 'Programme können hier nicht sicher ausgeführt werden. bubblewrap (bwrap) ist nicht installiert.');
    assert.equal(german(`${say`Ended by ${'SIGSEGV'} (${say`a bad pointer, an index out of bounds, or recursion too deep`}).`}\n`), 'Beendet durch SIGSEGV (ein falscher Zeiger, ein Index außerhalb der Grenzen oder zu tiefe Rekursion).\n');
  });

  it('stays as it is where nobody said it', () => {
    for (const text of ['', 'The sum overflows an int. It needs 64 bits.', 'x'.repeat(50_000), '$& {0} $1', 'Patience sorting; O(n log n)']) assert.equal(german(text), text);
    assert.equal(german(say`The answer holds no program: ${'$& and $1'}`), 'Die Antwort enthält kein Programm: $& and $1');
  });

  it('leaves what a program printed as it is, though it be a word that is known', () => {
    assert.match(german(say`Token ${3} is spelt otherwise: expected "${'equal'}", found "${'Equal'}".`), /„equal“.*„Equal“/);
    assert.match(german(say`No line of the output is "${'12 tokens'}".`), /[„"]12 tokens[“"]/);
  });

  it('is found without trying each cut of a long text', () => {
    // Each of these has more ways to be cut than could be tried in a lifetime.
    const compiler = `${say`It does not compile. ${'int a; '.repeat(550)}`}`;
    assert.match(german(compiler), /int a; int a;/);
    assert.notEqual(german(compiler), compiler);
    for (const text of ['a; '.repeat(1300), '1 of 2 requests of batch ('.repeat(150), `Token ${'1 (line 1) differs: expected 2, found '.repeat(100)}`, 'x, '.repeat(1300)]) assert.equal(german(text), text);
  });

  it('is put into what a page hears of the pipeline, and into nothing that a model or a program said', () => {
    const why = say`still fails ${'e1'}`;
    const repair: RunEvent = { type: 'repair', at: 0, parent: 'c1', child: null, test: 'e1', reason: why, adopted: false, why };
    assert.deepEqual(forPage(repair, german), { ...repair, why: 'scheitert weiter an e1' });
    const notice: RunEvent = { type: 'notice', at: 0, level: 'info', message: say`${'m'} is tried again.` };
    assert.deepEqual(forPage(notice, german), { ...notice, message: 'm wird wieder versucht.' });
    assert.equal(forPage(notice), notice);
    const started = { type: 'run-started', models: [{ id: 'm1', label: 'large' }, { id: 'm2', label: 'Recorded answers (sample problems only)' }] } as unknown as RunEvent;
    assert.deepEqual(forPage(started, german), { type: 'run-started', models: [{ id: 'm1', label: 'large' }, { id: 'm2', label: 'Aufgezeichnete Antworten (nur Beispielaufgaben)' }] });
  });

  it('leaves no word in English of a run that was recorded', () => {
    const events = fs.readFileSync(path.join('test', 'solve', 'golden', 'plain.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as RunEvent);
    const said: string[] = [];
    for (const event of events) forPage(event, (text) => { said.push(text); return text; });
    // The fakes' own words.
    const untold = said.filter((text) => text.trim() !== '' && text !== 'Fake' && text !== 'no such behaviour' && german(text) === text);
    assert.ok(said.length > 20);
    assert.deepEqual([...new Set(untold)], []);
  });
});
