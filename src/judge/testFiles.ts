/** Reading tests as people and archives lay them out, so that a folder of any judge can be used as it is. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { z } from 'zod';
import { UserError } from '../userError';
import type { JudgeTest } from './contract';
import { faultsIn } from '../faults';
import { say, spoken } from '../say';

const MAX_DEPTH = 4;

/**
 * How the name of an answer follows from that of its input, as paths relative to the folder; the first that exists is
 * taken. Several layouts may lie in one folder.
 */
const ANSWER_NAMES: readonly { readonly input: RegExp; readonly answers: (file: string) => readonly string[] }[] = [
  // 1.in with 1.out, 1.ans (Kattis, DOMjudge), 1.a
  { input: /\.in$/i, answers: (file) => ['.out', '.ans', '.a', '.answer', '.expected', '.sol'].map((ending) => file.replace(/\.in$/i, ending)) },
  // input/input00.txt with output/output00.txt (HackerRank), in/1.txt with out/1.txt, input1.txt with output1.txt, 1_in.txt
  {
    input: /(?:^|[/_.-])(?:in|input)(?=$|[/_.\d-])/i,
    answers: (file) => [['output', 'out'], ['answer', 'ans'], ['expected', 'exp']].flatMap(([long, short]) => [
      file.replaceAll(/input/gi, long!).replaceAll(/(^|[/_.-])in(?=$|[/_.\d-])/gi, `$1${short!}`),
      file.replaceAll(/input/gi, long!).replaceAll(/(^|[/_.-])in(?=$|[/_.\d-])/gi, `$1${long!}`),
      file.replaceAll(/input|(?<=^|[/_.-])in(?=$|[/_.\d-])/gi, short!),
    ]),
  },
  // 01 with 01.a (Polygon, Codeforces)
  { input: /(?:^|\/)[^/.]+$/, answers: (file) => ['.a', '.ans', '.out'].map((ending) => file + ending) },
];

/**
 * The tests of a folder, or of a JSON file (`examples`, `hiddenTests` or `tests`, or a plain list of inputs and outputs).
 * @throws {UserError} where nothing is recognised.
 */
export function readTests(place: string): JudgeTest[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(place).isDirectory();
  } catch (error) {
    throw new UserError(say`${place} could not be read: there is no such file or folder.`, undefined, { cause: error });
  }
  const tests = isFolder ? testsOfFolder(place) : /\.json$/i.test(place) ? testsOfJson(place) : testOfFile(place);
  if (tests.length > 0) return tests;
  throw new UserError(say`No tests were found in ${place}. Known are pairs such as 1.in and 1.out (or .ans), 01 and 01.a, input1.txt and output1.txt,
    folders input and output, a package with data/sample and data/secret, and JSON with "examples", "hiddenTests" or "tests".`);
}

function testsOfFolder(folder: string): JudgeTest[] {
  const files = new Set(filesIn(folder, '', 0));
  const used = new Set<string>();
  const pairs: { readonly input: string; readonly answer: string }[] = [];
  for (const { input, answers } of ANSWER_NAMES) {
    for (const file of files) {
      if (used.has(file) || !input.test(file)) continue;
      const answer = answers(file).find((name) => name !== file && files.has(name) && !used.has(name));
      if (answer === undefined) continue;
      used.add(file).add(answer);
      pairs.push({ input: file, answer });
    }
  }
  const lone = [...files].filter((file) => /\.in$/i.test(file) && !used.has(file));
  const tests = [...pairs, ...lone.map((input) => ({ input, answer: null }))];
  return tests.sort((a, b) => compareNames(a.input, b.input)).map(({ input, answer }) => ({
    id: input.replace(/\.in$/i, ''), input: readText(path.join(folder, input)),
    ...answer === null ? {} : { expected: readText(path.join(folder, answer)) },
  }));
}

/** Numbers in names count as numbers, and samples come before the rest. */
function compareNames(a: string, b: string): number {
  const sample = (name: string) => /(?:^|\/)(?:sample|example|public)/i.test(name) ? 0 : 1;
  return sample(a) - sample(b) || a.localeCompare(b, 'en', { numeric: true });
}

function filesIn(folder: string, inside: string, depth: number): string[] {
  if (depth > MAX_DEPTH) return [];
  return readdirSync(path.join(folder, inside), { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.')).flatMap((entry) => {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, name, depth + 1) : entry.isFile() ? [name] : [];
  });
}

/** A single input, with the answer that lies beside it. */
function testOfFile(file: string): JudgeTest[] {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const beside = new Set(readdirSync(folder));
  const answer = ANSWER_NAMES.filter(({ input }) => input.test(name)).flatMap(({ answers }) => answers(name)).find((other) => other !== name && beside.has(other));
  return [{ id: name.replace(/\.in$/i, ''), input: readText(file), ...answer === undefined ? {} : { expected: readText(path.join(folder, answer)) } }];
}

const pairSchema = z.object({ input: z.string(), output: z.string().nullish(), expected: z.string().nullish(), answer: z.string().nullish(), name: z.string().nullish() });
/** CodeContests keeps the inputs and the outputs of a group in two lists. */
const columnsSchema = z.object({ input: z.array(z.string()), output: z.array(z.string()) });
const groupSchema = z.union([z.array(pairSchema), columnsSchema]);
const GROUPS = ['examples', 'tests', 'hiddenTests', 'public_tests', 'private_tests', 'generated_tests'] as const;
const fileSchema = z.union([
  z.array(pairSchema).transform((tests) => ({ tests })),
  z.object(Object.fromEntries(GROUPS.map((group) => [group, groupSchema.optional()])) as Record<typeof GROUPS[number], z.ZodOptional<typeof groupSchema>>),
]);

function testsOfJson(file: string): JudgeTest[] {
  let json: unknown;
  try {
    json = JSON.parse(readText(file));
  } catch (error) {
    throw new UserError(say`${file} is not valid JSON: ${(error as Error).message}`, undefined, { cause: error });
  }
  const read = fileSchema.safeParse(json);
  if (!read.success) throw new UserError(say`The tests in ${file} are not as expected: ${spoken(faultsIn(read.error))}`);
  const groups: Partial<Record<typeof GROUPS[number], z.infer<typeof groupSchema>>> = read.data;
  return GROUPS.flatMap((group) => {
    const tests = groups[group];
    if (tests === undefined) return [];
    const pairs = Array.isArray(tests) ? tests : tests.input.map((input, index) => ({ input, output: tests.output[index] }));
    return pairs.map((pair, index): JudgeTest => {
      const { name, expected, answer }: Partial<z.infer<typeof pairSchema>> = pair;
      const wanted = pair.output ?? expected ?? answer;
      return { id: name ?? `${group}-${index + 1}`, input: pair.input, ...wanted === undefined || wanted === null ? {} : { expected: wanted } };
    });
  });
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
}
