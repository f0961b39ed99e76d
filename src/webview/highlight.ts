/** The highlighter: a script of its own, asked for when a program is first shown, since it is the larger half of the page. */
import hljs from 'highlight.js/lib/core';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import kotlin from 'highlight.js/lib/languages/kotlin';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import typescript from 'highlight.js/lib/languages/typescript';
import type { Token } from './code';

for (const [name, grammar] of Object.entries({ c, cpp, csharp, go, java, javascript, kotlin, python, rust, typescript })) hljs.registerLanguage(name, grammar);


/** Collects tokens instead of the library's HTML: nothing of a program ever becomes markup. */
class TokenEmitter {
  tokens: Token[] = [];
  readonly #scopes: string[] = [];
  startScope(name: string): void { this.#scopes.push(name); }
  endScope(): void { this.#scopes.pop(); }
  addText(text: string): void {
    if (text === '') return;
    const scope = (this.#scopes.at(-1) ?? '').split('.')[0]!;
    const last = this.tokens.at(-1);
    if (last?.scope === scope) this.tokens[this.tokens.length - 1] = { scope, text: last.text + text };
    else this.tokens.push({ scope, text });
  }
  openNode(name: string): void { this.startScope(name); }
  closeNode(): void { this.endScope(); }
  __addSublanguage(emitter: TokenEmitter): void { this.tokens.push(...emitter.tokens); }
  finalize(): void { /* nothing is left open */ }
  toHTML(): string { return ''; }
}
hljs.configure({ __emitter: TokenEmitter });

const GRAMMARS: readonly (readonly [RegExp, string])[] = [
  [/^(cpp|c\+\+|g\+\+|clang)/, 'cpp'], [/^c(99|11|17|23)?$/, 'c'], [/^py/, 'python'], [/^java(\d|$)/, 'java'], [/^rust/, 'rust'], [/^go/, 'go'],
  [/^(javascript|js|node)/, 'javascript'], [/^(typescript|ts|deno)/, 'typescript'], [/^kotlin/, 'kotlin'], [/^(csharp|cs|c#|dotnet)/, 'csharp'],
];
/** Longer programs are shown plain: colouring them would hold the page. */
const HIGHLIGHT_LIMIT = 60_000;

export function tokensOf(language: string, source: string): readonly Token[] {
  const grammar = GRAMMARS.find(([id]) => id.test(language.toLowerCase()))?.[1];
  if (!grammar || source.length > HIGHLIGHT_LIMIT) return [{ scope: '', text: source }];
  const result = hljs.highlight(source, { language: grammar, ignoreIllegals: true });
  return (result._emitter as unknown as TokenEmitter).tokens;
}
