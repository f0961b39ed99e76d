/** Words of compilers and programs, made fit to be shown, stored and sent to a model. */

const MAX_DIAGNOSTIC_CHARS = 4000;
const MAX_STDERR_CHARS = 4000;
const STDERR_LINES = 20;

/** A compiler's words: the beginning, without colours and without folders of this machine. */
export function cleanDiagnostics(raw: Uint8Array): string {
  const text = withoutFolders(plainText(raw)).trim();
  return text.length <= MAX_DIAGNOSTIC_CHARS ? text : `${text.slice(0, MAX_DIAGNOSTIC_CHARS)}\n…`;
}

/** A program's last words. */
export function lastLines(raw: Uint8Array): string {
  const lines = withoutFolders(plainText(raw)).trimEnd().split('\n').slice(-STDERR_LINES).join('\n');
  return lines.slice(-MAX_STDERR_CHARS);
}

export function decode(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('utf8');
}

/** Without terminal colours and control characters. */
function plainText(raw: Uint8Array): string {
  return decode(raw).replace(/\u001b\[[\d;]*[A-Za-z]/g, '').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** `/usr/include/c++/12/bits/stl_vector.h:12` becomes `stl_vector.h:12`; what is no place in a file stays, as in quoted source. */
function withoutFolders(text: string): string {
  return text.replaceAll('file:///', '/').replace(/(^|[\s"'`(<[:=‘“])\/(?:[\w.+@-]+\/)+(?=[\w.+@-]+(?::|", line ))/gm, '$1');
}
