import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { saidIn, translator } from '../../src/editor/translator';
import { forPage } from '../../src/editor/panel/forPage';
import { parseReply, type ReplyForm } from '../../src/prompt/yaml';
import type { RunEvent } from '../../src/run/events';
import { say, spoken } from '../../src/say';
import { ReplyError } from '../../src/solve/ask';

const BUNDLE = JSON.parse(fs.readFileSync(path.join(process.cwd(), 'l10n', 'bundle.l10n.de.json'), 'utf8')) as Record<string, string>;
const german = translator(BUNDLE, 'de');

describe('What the rooms below the editor say, in German', () => {
  it('is known by its template, whatever is filled in', () => {
    for (const [key, translation] of Object.entries(BUNDLE)) {
      const said = saidIn(key);
      if (!said) continue;
      // Where two are filled in side by side, what is said after the first is its own sentence.
      const filled = (text: string) => text.replace(/(\{\d\})\{\d\}/g, '$1').replace(/\{(\d)#?\}/g, 'q$1');
      if (filled(translation) === filled(said.template)) continue;
      assert.equal(german(filled(said.template), /^[a-z]+$/.test(said.template) ? 'tags' : 'sentences'), filled(translation), key);
    }
  });

  it('is translated to its last word where sentences hold sentences', () => {
    assert.equal(german(say`The run goes on without ${say`a helper program`} (${'checker'}). ${say`It prints nothing.`}${''}`), 'Der Lauf geht ohne ein Hilfsprogramm (checker) weiter. Es gibt nichts aus.');
    assert.equal(german(say`12 of 13 surviving samples behave like this` + '; ' + say`agrees with the brute force`), '12 von 13 überlebenden Programmen verhalten sich so; stimmt mit der Brute-Force-Lösung überein');
    const lost = say`${1} of ${4} samples: ${spoken(say`${3} could not be had.`)}${spoken(say` Lost on the way: ${spoken('2 × The answer was empty.; 1 × The model declined.')}`)}`;
    assert.equal(german(lost), '1 von 4 Stichproben: 3 waren nicht zu bekommen. Unterwegs verloren: 2 × Die Antwort war leer.; 1 × Das Modell hat abgelehnt.');
    const unsafe = [say`Programs cannot be run safely here.`, say`bubblewrap (bwrap) is not installed.`].join(' ');
    assert.equal(german(unsafe), 'Programme können hier nicht sicher ausgeführt werden. bubblewrap (bwrap) ist nicht installiert.');
    assert.equal(german(`${say`Ended by ${'SIGSEGV'} (${say`a bad pointer, an index out of bounds, or recursion too deep`}).`}\n`), 'Beendet durch SIGSEGV (ein falscher Zeiger, ein Index außerhalb der Grenzen oder zu tiefe Rekursion).\n');
  });

  it('stays as it is where nobody said it', () => {
    for (const text of ['', 'The sum overflows an int. It needs 64 bits.', 'x'.repeat(50_000), '$& {0} $1', 'Patience sorting; O(n log n)']) assert.equal(german(text), text);
    assert.equal(german(say`The answer holds no program: ${'$& and $1'}`), 'Die Antwort enthält kein Programm: $& and $1');
  });

  it('leaves what is filled in as it is, though it be words that are known, unless it is marked as words of ours', () => {
    for (const name of ['Cancelled.', 'equal', 'The answer was empty.', say`The model wrote no program.`]) {
      assert.equal(german(say`${name} is tried again.`), `${name} wird wieder versucht.`);
      assert.equal(german(say`The validation found the input not to be valid. ${name}`), `Die Prüfung befand die Eingabe für ungültig. ${name}`);
      assert.equal(german(say`There is no run in ${name}.`), `In ${name} gibt es keinen Lauf.`);
    }
    assert.equal(german(say`The checker failed: ${'Partly right.'}`), 'Der Checker ist gescheitert: Partly right.');
    assert.equal(german(say`The judge itself failed on ${'Cancelled.'}, which says nothing of the program: ${spoken(say`it did not answer in time`)}. Resuming the run judges it again.`).match(/Cancelled\.|er hat nicht rechtzeitig geantwortet/g)?.join(), 'Cancelled.,er hat nicht rechtzeitig geantwortet');
  });

  it('has the decimal sign of the language in figures, and leaves what a program printed as it is', () => {
    assert.equal(german('1.25 s of CPU time, where 1.00 s are allowed.'), '1,25 s Rechenzeit, erlaubt sind 1,00 s.');
    const printed = german('Token 1 (line 1) differs: expected "1.25 s", found "1.5"');
    assert.ok(printed.includes('"1.25 s"') && printed.includes('"1.5"'), printed);
  });

  it('tells what is wrong with a reply, each fault by itself', () => {
    const form: ReplyForm<unknown> = { schema: z.object({ name: z.string(), tests: z.array(z.object({ input: z.string(), kind: z.enum(['a', 'b']) })) }), keys: { name: 'text', tests: 'plain', input: 'text', kind: 'plain' } };
    const error = (reply: string) => { const parsed = parseReply(form, reply, false); assert.ok(!parsed.ok); return new ReplyError('reflect', 3, parsed.error).message; };
    const unread = 'Die Antwort des Modells war in 3 Versuchen nicht lesbar: ';
    assert.equal(german(error('')), `${unread}Die Antwort ist leer.`);
    assert.equal(german(error('name:\n  - x\ntests:\n  - kind: c\n')), `${unread}Es hat nicht die verlangte Form: „name“ muss ein Text sein; „tests.0.input“ fehlt; „tests.0.kind“ muss eines von diesen sein: a, b`);
    assert.match(german(error('tests:\n  - input: "a\n')), /: Es ist kein gültiges YAML in Zeile \d, Spalte \d+ \(„.*“\): ein Anführungszeichen, Komma, Doppelpunkt oder Strich fehlt\.$/);
  });

  it('knows single words among tags only: elsewhere they are a program\'s', () => {
    assert.equal(german('tiny, equal, window of 4', 'tags'), 'winzig, gleich, Fenster von 4');
    assert.equal(german('example 2, a few values changed', 'tags'), 'Beispiel 2, einige Werte geändert');
    for (const text of ['equal', 'tiny; large', 'The sum is wrong. equal']) assert.equal(german(text), text);
  });

  it('leaves what a program printed as it is, though it be a word that is known', () => {
    assert.match(german(say`Token ${3} is spelled differently: expected "${'equal'}", found "${'Equal'}".`), /„equal“.*„Equal“/);
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
    const said: [string, ('sentences' | 'tags')?][] = [];
    for (const event of events) forPage(event, (text, kind) => { said.push([text, kind]); return text; });
    // The fakes' own words.
    const untold = said.filter(([text, kind]) => text.trim() !== '' && text !== 'no such behaviour' && german(text, kind) === text);
    assert.ok(said.length > 20);
    assert.deepEqual([...new Set(untold)], []);
  });
});
