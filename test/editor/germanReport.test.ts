import assert from 'node:assert/strict';
import fs from 'node:fs';
import { translator } from '../../src/editor/translator';
import type { RunEvent } from '../../src/run/events';
import { reportHtml } from '../../src/run/report';
import { REPORT_WORDS, type ReportWord, type Speech } from '../../src/run/reportWords';
import { emptyState, fold } from '../../src/run/state';

const BUNDLE = JSON.parse(fs.readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<string, string>;
const WORDS = Object.fromEntries(Object.entries(REPORT_WORDS).map(([key, english]) => [key, BUNDLE[english]!])) as Record<ReportWord, string>;
const german = translator(BUNDLE, 'de');
const stored = (name: string) => fs.readFileSync(`test/solve/golden/${name}.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as RunEvent).reduce(fold, emptyState());

/** What a reader sees of a page, text by text, tooltips with it. */
function textsOf(page: string): string[] {
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
  return [...body.matchAll(/title="([^"]*)"/g), ...body.matchAll(/>([^<>]+)</g)].map(([, text]) => text!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).trim()).filter((text) => text !== '');
}

describe('The report in German', () => {
  it('is a German page, with German figures', () => {
    const page = reportHtml(stored('plain'), { language: 'de', words: WORDS, said: german });
    assert.match(page, /<html lang="de">/);
    assert.match(page, /<h2>Einreichungen, die beste zuerst<\/h2>/);
    assert.match(page, /Zuversicht \d+\u00a0%/);
    assert.match(page, /von \d+ überlebenden Programmen/);
  });

  it('holds no English word of ours', () => {
    const english = new Set<string>(Object.values(REPORT_WORDS).filter((text) => BUNDLE[text] !== text).map((text) => text.replace(/\{\d\}/g, '\u0000').toLowerCase()));
    const said: string[] = [];
    const page = reportHtml(stored('plain'), { language: 'de', words: WORDS, said: (text) => { said.push(text); return german(text); } });
    const parts = textsOf(page).flatMap((text) => text.split(' · '));
    assert.deepEqual(parts.filter((text) => english.has(text.toLowerCase()) || english.has(text.replace(/[\d.,]+|\b[cie]\d+\b/g, '\u0000').toLowerCase())), []);
    assert.deepEqual([...new Set(said.filter((text) => text !== '' && german(text) === text))], []);
  });

  it('takes each word that is not of the run itself from the translation', () => {
    const state = stored('everyKind');
    const marked: Speech = {
      language: 'de', said: (text) => `⟦${text.replace(/[⟦⟧]/g, '')}⟧`,
      words: Object.fromEntries(Object.keys(REPORT_WORDS).map((key) => [key, `⟦${[...REPORT_WORDS[key as ReportWord].matchAll(/\{\d\}/g)].join(' ')}⟧`])) as Record<ReportWord, string>,
    };
    const own = JSON.stringify(state);
    let rest = textsOf(reportHtml(state, marked));
    for (let before = ''; before !== rest.join('\n');) [before, rest] = [rest.join('\n'), rest.map((text) => text.replace(/⟦[^⟦⟧]*⟧/g, ''))];
    const words = rest.flatMap((text) => (own.includes(JSON.stringify(text).slice(1, -1)) ? [] : text.split(/ · |[(),:]/))).map((text) => text.trim());
    assert.deepEqual(words.filter((text) => /[a-z]{3}/i.test(text.replace('UTC', '')) && !own.includes(JSON.stringify(text).slice(1, -1))), []);
  });
});
