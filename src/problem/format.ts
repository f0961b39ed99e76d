import { looksLikeLatex } from './fromLatex';
import { syntaxByLook, syntaxOf, type CommentSyntax } from './fromSource';

export type Format =
  | { readonly kind: 'html' }
  | { readonly kind: 'latex' }
  | { readonly kind: 'source'; readonly syntax: CommentSyntax }
  /** Markdown or plain text, with bits of HTML perhaps. */
  | { readonly kind: 'text' };

/** Which format a statement is in: by its file's name, else the editor's word for it, else its look. */
export function formatOf(text: string, fileName?: string, languageHint?: string): Format {
  const extension = /\.([^./\\]+)$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  for (const name of [extension, languageHint?.toLowerCase()]) {
    if (name === 'html' || name === 'htm' || name === 'xhtml') return { kind: 'html' };
    if (name === 'tex' || name === 'latex') return { kind: 'latex' };
    if (name === 'md' || name === 'markdown') return looksLikePage(text) ? { kind: 'html' } : { kind: 'text' };
    const syntax = syntaxOf(name);
    if (syntax) return { kind: 'source', syntax };
  }
  return byLook(text);
}

function byLook(text: string): Format {
  const head = text.slice(0, 200_000);
  if (looksLikeHtml(head)) return { kind: 'html' };
  if (looksLikeLatex(head) && !/^(?:#{1,6} |```)/m.test(head)) return { kind: 'latex' };
  const syntax = syntaxByLook(text);
  return syntax ? { kind: 'source', syntax } : { kind: 'text' };
}

const looksLikePage = (text: string): boolean => /^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 1000));

function looksLikeHtml(head: string): boolean {
  if (looksLikePage(head)) return true;
  const markdown = /^(?:#{1,6} \S|```)/m.test(head);
  if (!markdown && /^\s*<(?:div|p|h[1-6]|section|article|table|pre|ul|span|main|body|center|b|strong)\b[^>]*>/i.test(head)) return true;
  const closed = head.match(/<\/(?:p|div|pre|h[1-6]|table|li|ul|section|td)>/gi)?.length ?? 0;
  return closed >= 3 && !markdown;
}
