import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { saidKey } from '../../src/editor/translator';
import { REPORT_WORDS } from '../../src/run/reportWords';
import { templateOf } from '../../src/say';
import { ENGLISH } from '../../src/webview/strings';

const ROOT = process.cwd();
const json = (name: string) => JSON.parse(fs.readFileSync(path.join(ROOT, name), 'utf8')) as Record<string, string>;
const filled = (text: string) => [...text.matchAll(/\{(\d+)#?\}/g)].map(([, hole]) => hole).sort();

/** Every template of `say`, as the bundle knows it. */
function saidTexts(): string[] {
  const texts = new Set<string>();
  for (const file of fs.readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => path.join(ROOT, 'src', name))) {
    const visit = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'say') {
        const { template } = node;
        const spans = ts.isNoSubstitutionTemplateLiteral(template) ? [] : [...template.templateSpans];
        const parts = ts.isNoSubstitutionTemplateLiteral(template) ? [template.text] : [template.head.text, ...spans.map(({ literal }) => literal.text)];
        texts.add(saidKey(templateOf(parts).trim(), spans.flatMap(({ expression }, place) => (isSpoken(expression) ? place : []))));
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return [...texts];
}

/** Whether what is filled in is words of ours: marked as such, or said right there. */
function isSpoken(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'say';
  return (ts.isCallExpression(node) && node.expression.getText() === 'spoken') || (ts.forEachChild(node, (child) => isSpoken(child) || undefined) ?? false);
}

/** Words that the rooms below the editor have for a person, but that no template knows: places of errors, messages and reasons. */
function unsaidTexts(): string[] {
  const unsaid: string[] = [];
  const isWords = (node: ts.Node): boolean => (ts.isStringLiteralLike(node) && / /.test(node.text)) || (ts.isTemplateExpression(node) && /[a-z]{2} /.test(node.getText().replace(/\$\{.*?\}/g, '')));
  for (const room of ['judge', 'model', 'run', 'solve', 'problem']) {
    for (const name of fs.readdirSync(path.join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))) {
      const visit = (node: ts.Node): void => {
        const places = ts.isNewExpression(node) && /^(?:User|Model)Error$/.test(node.expression.getText()) ? [...node.arguments ?? []]
          : ts.isPropertyAssignment(node) && /^(?:message|reason|why|detail|problem|fix|install)$/.test(node.name.getText()) ? [node.initializer] : [];
        for (const place of places) if (isWords(place)) unsaid.push(`${room}/${name}: ${place.getText()}`);
        ts.forEachChild(node, visit);
      };
      visit(ts.createSourceFile(name, fs.readFileSync(path.join(ROOT, 'src', room, name), 'utf8'), ts.ScriptTarget.Latest, true));
    }
  }
  return unsaid;
}

/** Every text given to `vscode.l10n.t` in the editor's sources. */
function spokenTexts(): string[] {
  const files = fs.readdirSync(path.join(ROOT, 'src', 'editor'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => path.join('src', 'editor', name));
  const texts = new Set<string>([...Object.values(ENGLISH), ...Object.values(REPORT_WORDS)]);
  for (const file of [...files, 'src/extension.ts']) {
    const visit = (node: ts.Node): void => {
      const [first] = ts.isCallExpression(node) ? node.arguments : [];
      if (ts.isCallExpression(node) && /l10n\.t$/.test(node.expression.getText()) && first && ts.isStringLiteralLike(first)) texts.add(first.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, fs.readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return [...texts];
}

describe('The German translation', () => {
  it('has every text that package.json names, and no other', () => {
    assert.deepEqual(Object.keys(json('package.nls.de.json')).sort(), Object.keys(json('package.nls.json')).sort());
    const named = [...fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!);
    assert.deepEqual(named.filter((key) => !(key in json('package.nls.json'))), []);
  });

  it('has the pages of the walkthrough', () => {
    for (const names of ['package.nls.json', 'package.nls.de.json']) {
      const pages = Object.entries(json(names)).filter(([key]) => key.endsWith('.page')).map(([, page]) => page);
      assert.equal(pages.length, 3);
      for (const page of pages) assert.ok(fs.existsSync(path.join(ROOT, page)), page);
    }
  });

  it('has every text that the editor and the panel speak, and no other', () => {
    const german = json('l10n/bundle.l10n.de.json');
    const spoken = [...spokenTexts(), ...saidTexts()];
    assert.deepEqual(spoken.filter((text) => !(text in german)), [], 'not translated');
    assert.deepEqual(Object.keys(german).filter((text) => !spoken.includes(text)), [], 'no longer spoken');
  });

  it('is there for every error, message and reason from below the editor', () => assert.deepEqual(unsaidTexts(), []));

  it('keeps every place that is filled in', () => {
    for (const [english, german] of Object.entries(json('l10n/bundle.l10n.de.json'))) assert.deepEqual(filled(german), filled(english), english);
  });
});
