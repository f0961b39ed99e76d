import { eitherOf, inSequence } from './patterns';

/** What the sentences of a statement allow: several answers, any order, an error of real numbers; and interaction. */

/** A statement's text by sentences, with its maths in one spelling. Fenced blocks are to be left out before. */
export function sentencesOf(text: string): string[] {
  const plain = text
    .replace(/[−–‐‑]/g, '-')
    .replace(/10\s*(?:<sup>|\^)\s*\{?\s*\\?-\s*(\d+)\s*\}?(?:<\/sup>)?/g, '1e-$1')
    .replace(/10([⁻]?[⁰¹²³⁴-⁹]+)/g, (_, power: string) => `1e${[...power].map(plainDigit).join('')}`)
    .replace(/10\s?\*\*\s?\(?-\s?(\d+)\)?/g, '1e-$1')
    .replace(/\\[dt]?frac\s*\{?1\}?\s*\{10\^\{?(\d+)\}?\}|\b1\s*\/\s*10\^\{?(\d+)\}?/g, (_, a?: string, b?: string) => `1e-${a ?? b!}`)
    .replace(/(^|[^\d.])10(?: ?- ?|\s{1,3}-)(\d{1,2})(?!\d|\.\d)/gu, '$11e-$2')
    .replace(/[$*`]|\\(?:,|;|text\w*|mathrm|mathit|left|right)\b/g, '');
  return plain.split(/(?<=[.!?。！？;；])(?=\s|[^\d\s.!?])|\n\s*\n|\n(?=\s*[-*•])/u).map((sentence) => sentence.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const plainDigit = (raised: string): string => (RAISED.includes(raised) ? String(RAISED.indexOf(raised)) : '-');

const ERROR_WORD = eitherOf(
  /\berrors?\b|\btolerance|\bprecision\b|\baccura(?:cy|te)\b|\bdiffers?\b|\bdeviat|\bwithin\b|\bepsilon\b|\baccepted\b/iu,
  /погрешност|точност|ошибк|отлича|похибк/iu,
  /误差|精度|誤差|오차/iu,
  /erreur|error|erro\b|fehler|błąd|błęd/iu,
);
/** Words that make a plain decimal such as 0.001 an error, where a power of ten needs less. */
const PLAIN_ERROR = /\b(?:absolute|relative|errors?|tolerance|within|precision|accuracy)\b|погрешност|точност|误差|精度|誤差|오차/iu;
const POWER = /(?:(\d+(?:\.\d+)?)\s*(?:\\times|\\cdot|[×·x*])\s*)?\b(\d+(?:\.\d+)?)e-0*(\d{1,2})(?!\d)/giu;
const DECIMAL = /(?<![\d.,])0[.,](0*[1-9])(?![\d])/g;
const PLACES = inSequence(
  /(?:accura(?:te|cy)|precision|precise|точност\p{L}*|精确|精度)[^.\d]{0,40}?/iu,
  /(\d{1,2}|six|four|five|three|nine)[ -](?:decimal|digits?|places|знак\p{L}*|цифр\p{L}*|位)/iu,
);
const PLACE_WORDS: Readonly<Record<string, number>> = { three: 3, four: 4, five: 5, six: 6, nine: 9 };

/** The absolute or relative error allowed; of two, the greater, for either suffices. */
export function readTolerance(sentences: readonly string[]): number | null {
  for (const sentence of sentences) {
    if (!ERROR_WORD.test(sentence)) continue;
    const errors = [...sentence.matchAll(POWER)].map(([, factor, mantissa, power]) => Number(`${factor ?? 1}`) * Number(`${mantissa!}e-${power!}`));
    if (errors.length === 0 && PLAIN_ERROR.test(sentence)) errors.push(...[...sentence.matchAll(DECIMAL)].map(([, digits]) => Number(`0.${digits!}`)));
    const allowed = errors.filter((error) => error > 0 && error <= 0.1);
    if (allowed.length > 0) return Number(Math.max(...allowed).toPrecision(12));
  }
  for (const sentence of sentences) {
    const places = PLACES.exec(sentence)?.[1];
    if (places && !/\bround|округл|四舍五入|exactly|ровно/i.test(sentence)) return Number(`1e-${PLACE_WORDS[places.toLowerCase()] ?? places}`);
  }
  return null;
}

const SEVERAL = '(?:multiple|several|many|more than one|different|various|two or more|other)';
const GIVE = '(?:print|output|find|return|report|give|write|display|produce|construct|provide|submit|show|answer with)';
const ANY_OF = `any (?:one )?(?:${[
  'of|such|valid|correct|suitable|possible|optimal|appropriate|feasible|satisfying|shortest|longest',
  'solution|answer|one|permutation|sequence|array|string|path|way|arrangement|pair|set|combination|example|assignment',
  'order of|ordering that|cycle|construction|matrix|number that|integer that',
].join('|')})`;
const ANY_ANSWER: readonly RegExp[] = [
  new RegExp(`\\b${SEVERAL}\\b.{0,120}\\b(?:any|arbitrary|whichever)\\b(?! order| case)`, 'iu'),
  new RegExp(`\\b${GIVE}s?\\b(?: \\w+){0,2} ${ANY_OF}\\b`, 'iu'),
  inSequence(
    /\bany /iu,
    eitherOf(
      /of (?:them|these|those)/iu,
      inSequence(
        /(?:one )?(?:of the )?(?:valid|correct|optimal|possible|such|suitable|feasible)?\s*/iu,
        /(?:answers?|solutions?|outputs?|sequences?|permutations?|ones?|arrangements?|constructions?|paths?|assignments?)/iu,
      ),
    ),
    /(?: that \w+(?: \w+){0,6})? (?:will be|is|are|would be|shall be|can be|may be) (?:also )?/iu,
    /(?:accept|print|output|consider|fine|ok|return|correct|allowed|valid)/iu,
  ),
  /\b(?:any|all) (?:valid|correct|optimal|such|possible) (?:answers?|solutions?|outputs?|\w+) (?:will|would|shall|is|are)\b.{0,20}accept/iu,
  /\bif there (?:is|are)\b.{0,80}\b(?:multiple|several|more than one|many|ties?)\b.{0,80}\bany\b(?! order)/iu,
  /\bany (?!case\b|order\b|\w+ (?:case|order)\b|language|format|whitespace)(?:\w+ ){1,4}(?:is|are|will be|would be) (?:also )?accepted\b/iu,
  /\b(?:any|either) (?:of them )?(?:is|are|will be) (?:accepted|acceptable|fine)\b/iu,
  /\b(?:solutions?|answers?) (?:is|are|may be|might be|need not be) not (?:necessarily )?unique\b.{0,80}\bany\b|\bnot unique\b.{0,80}\bany\b/iu,
  /\byou (?:can|may) (?:print|output|return|find|give|report) any\b(?! (?:order|case|letter|number of|characters?))/iu,
  /(?:выве(?:дите|сти)|напеча(?:тайте|тать)|найдите|выдайте|укажите|печатайте|верните)\s+(?:\p{L}+\s+){0,2}люб(?:ой|ое|ую|ые|ого|ых)(?! порядк)/iu,
  /люб(?:ой|ое|ую|ые) из (?:них|возможных|подходящих|правильных|оптимальных)/iu,
  /люб(?:ой|ое|ую) (?:подходящ|правильн|корректн|возможн|оптимальн)\p{L}+ (?:ответ|решени|вариант)/iu,
  /(?:несколько|много|неоднозначн)\p{L}*.{0,80}люб(?:ой|ое|ую|ые|ого)(?! порядк)/iu, /будь-як(?:ий|у|е|ого) (?:з них|із них|правильн|відповід)/iu,
  /(?:输出|打印|给出|返回|输出其中)(?:其中)?(?:的)?任(?:意|何|一)(?:一|种|个|组|合法|方案|解|可行)/u,
  /任意(?:一)?(?:个|组|种|条)(?:解|方案|答案|均可|即可|都可)|任意输出(?:一|其中)|任意(?:一|其中)\S{0,6}(?:即可|均可|都可)/u,
  /多(?:组|种|个)?(?:解|答案|方案|可能).{0,30}任(?:意|一|何)|若有多.{0,30}任意/u,
  /任何一(?:个|组|种)(?:即可|都|均)|任一(?:即可|解|组|个)/u,
  /(?:どれ|いずれ|任意の(?:1|１|一)つ|どの(?:解|答え|もの)).{0,20}(?:出力|正解|構|良|よい|認|を返)|複数.{0,40}(?:どれ|いずれ|任意|どの)/u,
  /(?:여러|다양한).{0,40}(?:아무|어느|임의|하나)|아무(?:거나| 것이나|것이나| 답| 하나)/u,
  /(?:nhiều|in ra|trả về|đưa ra|xuất).{0,60}bất k[ìỳ](?! thứ tự)/iu,
  /(?:mehrere|varias|várias|varios|vários|plusieurs|más de una|mais de uma|kilka|wiele)\b.{0,80}(?:beliebig|cualquier|qualquer|n['’]importe|dowoln)/iu,
  inSequence(
    /(?:cualquier|cualquiera de|qualquer|n['’]importe (?:la)?quel|beliebige|dowoln|którąkolwiek)\p{L}*.{0,40}/iu,
    /(?:respuesta|solución|resposta|solução|réponse|solution|lösung|antwort|odpowied|rozwiąza|ellas|delas|elles|uma)/iu,
  ),
];

export const readAnyAnswer = (sentences: readonly string[]): boolean => sentences.some((sentence, at) =>
  ANY_ANSWER.some((pattern) => pattern.test(sentence))
  // "There may be several answers. You may print any of them."
  || (/\bany (?:of them|one)\b/i.test(sentence) && at > 0 && new RegExp(`\\b${SEVERAL}\\b`, 'i').test(sentences[at - 1]!)));

const ANY_ORDER = eitherOf(
  /\b(?:in )?(?:any|arbitrary|whatever) order\b|\border is (?:irrelevant|arbitrary|unimportant)/iu,
  /\border (?:of (?:the )?\w+(?: \w+){0,3} )?(?:does not|doesn't|is not|need not|isn't) (?:matter|important|relevant|be)/iu,
  /в (?:любом|произвольном) порядке|порядок .{0,40}(?:не важен|не имеет значения|произволен|любой)|у будь-якому порядку/iu,
  /任意(?:的)?(?:顺序|順序|次序)|顺序(?:可以)?(?:任意|不限|无关|不作要求)|(?:顺序|次序)不(?:重要|分)/iu,
  /任意の順|順序は(?:問|任意)|順番は(?:問|任意)|(?:순서는 (?:상관|무관|아무)|아무 순서|임의의 순서)/iu,
  /en cualquier orden|em qualquer ordem|dans n['’]importe quel ordre|in beliebiger reihenfolge|w dowolnej kolejności/iu,
  /thứ tự (?:bất k[ìỳ]|tùy ý)|bất k[ìỳ] thứ tự/iu,
);
const GIVEN_BACK = eitherOf(
  /\b(?:print|output|return|list|write|report|display|give|answers?)(?:ed|ing|s)?\b/iu,
  /выве|вывод|печат|ответ|выдай|виве/iu,
  /输出|打印|返回|答案|出力|答え|返し|출력|반환/iu,
  /in ra|trả về|imprim|salida|saída|sortie|affich|ausgabe|ausgeben|wypisz/iu,
);

/** Whether what is printed may come in any order. Operations of the story "in any order" do not count. */
export const readAnyOrder = (sentences: readonly string[]): boolean => sentences.some((sentence) => ANY_ORDER.test(sentence) && GIVEN_BACK.test(sentence));

const INTERACTIVE = eitherOf(
  /\b(?:this is|it is|note,? (?:that )?(?:this|it) is) an? (?:\w+ )?interactive\b|\binteractive (?:problem|task)\b|\binteractor\b/iu,
  /\b(?:fflush\s*\(|flush (?:the |your )?(?:output|standard output|stdout|buffer)|(?:std::|cout\.|stdout\.)flush|flush\(\))/iu,
  /интерактивн(?:ая|ой|ую) (?:задач|взаимодейств)|интерактор|інтерактивна задача/iu,
  /交互(?:题|式|库|器)|互動題|インタラクティブ(?:な|形式|問題)|リアクティブ|(?:인터랙티브|인터렉티브|대화형)(?: 문제)?/iu,
  /problema interactivo|problema interativo|problème interactif|interaktive aufgabe|zadanie interaktywne/iu,
);
const NOT_INTERACTIVE = /\b(?:not|isn't) an? interactive\b|не является интерактивн|非交互|不是交互|交互题?的?传统版/iu;

export const readInteractive = (sentences: readonly string[]): boolean =>
  sentences.some((sentence) => INTERACTIVE.test(sentence) && !NOT_INTERACTIVE.test(sentence));
