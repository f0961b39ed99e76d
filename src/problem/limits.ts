import { inSequence } from './patterns';

/** Time and memory limits as statements write them, in the languages they are written in. */
export interface StatedLimits { readonly timeLimitMs: number | null; readonly memoryLimitMb: number | null }

const NUMBER = '(\\d{1,3}(?: \\d{3})+|\\d{1,9}(?:[.,]\\d{1,6})?|one|two|three|four|five|ten|half an?|одна|две|три|пять)';
const TIME_NAME = [
  '(?:cpu |execution |real |run(?:ning)?[- ]?|wall )?time[ _-]*limits?', 'timelimit', 'time per test', '\\bTL\\b', 'runtime limit', 'limit (?:of|on) time',
  'ограничени[еяй] (?:по |на )?времен[иь]', 'ограничени[еяй] времени', 'лимит (?:по )?времени', 'максимальное время(?: работы)?',
  'предел времени', 'время(?: работы)?(?: на тест)?(?=\\s*[:：])',
  'обмеження (?:на |по )?час[уі]?', 'ліміт часу', 'time(?=\\s*[:：])',
  '(?:运行)?时间限制', '時間限制', '时限', '時限', '(?:実行)?時間制限', '実行時間制限', '시간 ?제한',
  'límite de tiempo', 'limite de tempo', 'tempo limite', 'limite de temps', 'zeitlimit', 'limit czasu', 'limit czasowy', 'časový limit',
  'zaman (?:limiti|sınırı)', 'tidsgräns',
  '(?:temps|tiempo|tempo|zeit|czas)(?=\\s*[:：])', 'limit[aă] de timp', 'timp(?:ul)?(?: de)? execu[tțţ]ie(?: pe test)?',
  'limite di tempo', 'tiempo máximo', 'tempo máximo', 'thời gian(?: giới hạn)?', 'giới hạn thời gian',
].join('|');
const MEMORY_NAME = [
  '(?:runtime |execution )?mem(?:ory)?[ _-]*(?:usage )?limits?', 'memorylimit', '\\bML\\b', 'limit (?:of|on) memory', '(?:runtime )?memory usage limit',
  'ограничени[еяй] (?:по |на )?памят[иь]', 'лимит (?:использования |по )?памят[иь]', 'максимальный объ[её]м памяти', 'память(?=\\s*[:：])',
  'обмеження (?:на |по )?пам[\'’]ят[іь]', 'ліміт пам[\'’]яті',
  'memory(?=\\s*[:：])', '内存限制', '記憶體限制', '空间限制', '内存', 'メモリ制限', '메모리 ?제한',
  'límite de memoria', 'limite de mem[oó]ria', 'limite (?:de )?mémoire', 'speicherlimit', 'limit pamięci', 'pamięć', 'paměťový limit',
  'bellek (?:limiti|sınırı)', 'minnesgräns',
  '(?:mémoire|memoria|memória|speicher)(?=\\s*[:：])', 'limit[aă] de memorie', 'limite di memoria', 'memoria máxima', 'memória máxima',
  '(?:giới hạn )?bộ nhớ', 'memory(?=\\s+\\d)',
].join('|');

const SECONDS = [
  's|secs?|seconds?|second\\(s\\)|sec\\(s\\)', 'с|сек|секунд[аыу]?|секунди', '秒|초',
  'segundos?|secondes?|sekunden?|sekund[ay]?|saniye|sekunder|second[oi]|secunde|giây',
].join('|');
const MILLISECONDS = 'ms|msecs?|milli-?seconds?|мс|миллисекунд[аыу]?|毫秒|ミリ秒|밀리초|milisegundos?|millisecondes?';
const MINUTES = 'min(?:ute)?s?|минут[аыу]?';
const GIGABYTES = 'gi?b|g|gigabytes?|gibibytes?|гб|гигабайт\\p{L}*';
const MEGABYTES = 'mi?b|m|megabytes?|mebibytes?|мб|мегабайт\\p{L}*|мегабайта?|мib|兆|メガバイト|megabajt\\p{L}*|megaoctets?|mo';
const KILOBYTES = 'ki?b|ko|k|kbytes?|kilobytes?|kibibytes?|кб|килобайт\\p{L}*|キロバイト';
const BYTES = 'bytes?|байт\\p{L}*';

const FIGURE = `${NUMBER}(?:\\s*/\\s*(\\d{1,9}))?\\s*`;
const END = '(?![\\p{L}\\d])';
const TIME = new RegExp(`${FIGURE}(?:(${MILLISECONDS})|(${SECONDS})|(${MINUTES}))${END}`, 'iu');
const MEMORY = new RegExp(`${FIGURE}(?:(${GIGABYTES})|(${MEGABYTES})|(${KILOBYTES})|(${BYTES}))${END}`, 'iu');

/** Short forms without names, as in `2 s, 256 MB`, `Limits 1s, 512 MB` or `1s, 256MiB for each test case`. */
const BARE = inSequence(
  /^(?:[^\n]{0,60}\blimits?\b)?[^\w\n]{0,9}/imu,
  /(\d{1,6}(?:\.\d{1,3})?) ?(ms|s|sec|seconds?)\.?/imu,
  /[^\w\n]{1,5}(\d{1,6}) ?(mb|mib|megabytes?)/imu,
  /(?: (?:for|per) (?:each |every )?test(?: case)?)?[^\w\n]{0,9}$/imu,
);

export function readLimits(text: string): StatedLimits {
  const time = figureAfter(text, TIME_NAME, TIME);
  const memory = figureAfter(text, MEMORY_NAME, MEMORY);
  const bare = time || memory ? null : BARE.exec(text);
  if (bare) {
    return { timeLimitMs: positive(Number(bare[1]) * (bare[2]!.toLowerCase() === 'ms' ? 1 : 1000)), memoryLimitMb: positive(Number(bare[3])) };
  }
  return {
    timeLimitMs: positive(time ? timeOf(time) : 1000 * plainFigureAfter(text, TIME_NAME, 60)),
    memoryLimitMb: positive(memory ? memoryOf(memory) : plainFigureAfter(text, MEMORY_NAME, 4096)),
  };
}

/** `Time Limit: 5`, without a unit, or `Time limit, sec 5`: seconds or megabytes, where it can be nothing else; 0 where it is not stated. */
function plainFigureAfter(text: string, name: string, most: number): number {
  const colon = `(?:[:：]|[,(] ?(?:${SECONDS}|${MEGABYTES})\\.?\\)?[ \\t]*[:：]?)`;
  const line = `^[ \\t*_-]{0,9}(?:${name})[ *_]{0,5}${colon}[ \\t*_]{0,9}(\\d{1,4}(?:\\.\\d{1,3})?)[ \\t*_]*$`;
  const found = new RegExp(line, 'imu').exec(text);
  return found && Number(found[1]) <= most ? Number(found[1]) : 0;
}

/** A name and its figure may be parted by a few words, a colon, a table's rule or head, or line breaks. */
const FARTHEST = 100;
const MOST_LINES = 4;

function figureAfter(text: string, name: string, figure: RegExp): RegExpExecArray | null {
  for (const { index, 0: found } of text.matchAll(new RegExp(name, 'giu'))) {
    const from = index + found.length;
    const value = figure.exec(text.slice(from, from + FARTHEST + 30));
    if (value && value.index <= FARTHEST && text.slice(from, from + value.index).split('\n').length <= MOST_LINES) return value;
  }
  return null;
}

/** `2000/1000 MS (Java/Others)`: the second figure is the one for all but Java. */
function timeOf([, figure, other, ms, , minutes]: RegExpExecArray): number {
  const unit = ms ? 1 : minutes ? 60_000 : 1000;
  // A comma before three digits of seconds is a decimal one: no program is given half an hour.
  const stated = (other ?? figure!).replace(/^(\d{1,2}),(?=\d{3}$)/, unit === 1000 ? '$1.' : '$1,');
  return Math.round(numberOf(stated) * unit);
}

function memoryOf([, figure, other, gb, , kb, bytes]: RegExpExecArray): number {
  const unit = gb ? 1024 : kb ? 1 / 1024 : bytes ? 2 ** -20 : 1;
  return numberOf(other ?? figure!) * unit;
}

const WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, ten: 10, одна: 1, две: 2, три: 3, пять: 5 };

function numberOf(text: string): number {
  const word = text.toLowerCase();
  return WORDS[word] ?? (word.startsWith('half') ? 0.5 : Number(word.replace(/ /g, '').replace(/^(\d{1,3}),(\d{3})$/, '$1$2').replace(',', '.')));
}

const positive = (value: number): number | null => (value > 0 && Number.isFinite(value) ? value : null);
