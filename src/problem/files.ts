/** Files a statement wants read and written instead of the standard streams; `null` where it wants the streams. */
export interface StatedFiles { readonly inputFile: string | null; readonly outputFile: string | null }

const NAME = '[`"\'«“*]*([A-Za-z0-9_][\\w-]{0,40}\\.(?:EXT))(?![\\w.]*[\\w])[`"\'»”*]*';
const INPUT_NAME = NAME.replace('EXT', 'in|txt|inp|dat|input');
const OUTPUT_NAME = NAME.replace('EXT', 'out|txt|outp|dat|output|ans|res|ou');
const INPUT_WORD = `(?:${[
  'input', 'read(?:s|ing)?', 'read from', 'ввод[а]?|входн\\p{L}*', 'чита\\p{L}*', 'вхідн\\p{L}*', '输入|輸入|读入', '从文件|从',
  'entrada|entrée|eingabe|intrare|wejści\\p{L}*',
].join('|')})`;
const OUTPUT_WORD = `(?:${[
  'output', 'writ(?:e|ten)', 'вывод[а]?|выходн\\p{L}*', 'запи\\p{L}*', 'вихідн\\p{L}*', '输出|輸出|写入', '到文件',
  'salida|saída|sortie|ausgabe|ie[sșş]ire|wyjści\\p{L}*',
].join('|')})`;

const INPUT = new RegExp(`${INPUT_WORD}[^\\n.]{0,40}?${INPUT_NAME}`, 'iu');
const INPUT_BELOW = new RegExp(`(?:^|\\n)[-*# ]*${INPUT_WORD}[^\\n.]{0,20}\\n{1,2}${INPUT_NAME}[ \\t]*(?=\\n|$)`, 'iu');
const OUTPUT = new RegExp(`${OUTPUT_WORD}[^\\n.]{0,40}?${OUTPUT_NAME}`, 'iu');
const OUTPUT_BELOW = new RegExp(`(?:^|\\n)[-*# ]*${OUTPUT_WORD}[^\\n.]{0,20}\\n{1,2}${OUTPUT_NAME}[ \\t]*(?=\\n|$)`, 'iu');

/** "standard input or input.txt": the stream will do. */
const STREAM = /(?:standard|stdin|stdout|стандартн|клавиатур|консол|экран|标准|標準|console|keyboard|screen|terminal)/iu;

/** The heads of a table of examples: `input.txt  output.txt`. */
const HEADS = /^[ \t|]*(?:[№#N][ \t|]+)?`?([\w-]{1,40}\.(?:in|inp|txt))`?[ \t|]+`?([\w-]{1,40}\.(?:out|ou|txt|ans))`?[ \t|]*$/im;

export function readFiles(text: string): StatedFiles {
  const [, input = null, output = null] = HEADS.exec(text) ?? [];
  const or = (found: string | null | undefined, head: string | null): string | null => (found === undefined ? head : found);
  return { inputFile: or(firstFile(text, [INPUT, INPUT_BELOW]), input), outputFile: or(firstFile(text, [OUTPUT, OUTPUT_BELOW]), output) };
}

/** `null` where the stream will do, `undefined` where no file is named. */
function firstFile(text: string, patterns: readonly RegExp[]): string | null | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const lineEnd = text.indexOf('\n', found.index + found[0].length);
    const lineStart = Math.max(text.lastIndexOf('\n', found.index) + 1, found.index - 20);
    const line = text.slice(lineStart, lineEnd < 0 ? undefined : Math.min(lineEnd, found.index + 300));
    return STREAM.test(line) ? null : found[1]!;
  }
  return undefined;
}
