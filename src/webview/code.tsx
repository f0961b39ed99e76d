import { useEffect, useMemo, useState } from 'preact/hooks';
import type * as Highlight from './highlight';
import { head, printable } from './printable';
import { t } from './strings';

const NAMES: Readonly<Record<string, string>> = {
  c: 'C', cpp: 'C++', python: 'Python', python3: 'Python 3', pypy3: 'PyPy 3', java: 'Java', rust: 'Rust', go: 'Go', javascript: 'JavaScript',
  typescript: 'TypeScript', kotlin: 'Kotlin', csharp: 'C#',
};

/** The language for people: `cpp17` is C++17. */
export function languageName(id: string): string {
  const known = NAMES[id];
  if (known) return known;
  const parts = /^([a-z+#]+?)-?(\d+)$/.exec(id);
  const stem = parts && NAMES[parts[1]!];
  return stem ? `${stem}${stem === 'C' || stem === 'C++' ? '' : ' '}${parts[2]!}` : printable(id);
}

/** A run of text with the grammar's name for it, such as `keyword`; empty for plain text. */
export interface Token { readonly scope: string; readonly text: string }

/** Longer programs are shown in part: an editor is the place for the whole. */
const SHOWN_LINES = 3000;
const SHOWN_LENGTH = 100_000;

type Highlighter = typeof Highlight.tokensOf;
let highlighter: Highlighter | null = null;
let loading: Promise<Highlighter> | null = null;

/** The page names the script's address: it is loaded once, and only where a program is shown. */
function loadHighlighter(): Promise<Highlighter> {
  return loading ??= (import(document.getElementById('root')!.dataset['highlighter']!) as Promise<typeof Highlight>).then(({ tokensOf }) => highlighter = tokensOf);
}

/** A program with its grammar's colours and line numbers: plain for the moment until the colours are there. */
export function Code({ language, source, label, wrap = false }: { language: string; source: string; label: string; wrap?: boolean }) {
  const [tokensOf, setTokensOf] = useState(() => highlighter);
  useEffect(() => {
    let gone = false;
    if (!tokensOf) void loadHighlighter().then((loaded) => { if (!gone) setTokensOf(() => loaded); });
    return () => { gone = true; };
  }, [tokensOf]);
  const { text, cut } = head(source, SHOWN_LINES, SHOWN_LENGTH);
  const lines = useMemo(() => {
    return linesOf(tokensOf ? tokensOf(language, text.trimEnd()) : [{ scope: '', text: text.trimEnd() }]);
  }, [language, text, tokensOf]);
  return (
    <>
      <pre class={wrap ? 'code wrap' : 'code'} tabIndex={0} role="region" aria-label={label}>
        <code>
          {lines.map((line, index) => (
            <span class="line" key={index}>
              {line.map(({ scope, text }) => (scope === '' ? printable(text) : <span class={`hl-${scope}`}>{printable(text)}</span>))}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
      {cut && <p class="note">{t('codeCut')}</p>}
    </>
  );
}

function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const { scope, text } of tokens) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({ scope, text: part });
    });
  }
  return lines;
}
