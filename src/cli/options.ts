import { InvalidArgumentError, type Command } from 'commander';
import { languageByName, languageTable } from '../judge/languages/table';
import type { PriceTable } from '../model/prices';
import { presets } from '../run/presets';
import { solveSettingsSchema, type SolveSettings } from '../run/settings';
import { ruleNamed } from '../solve/rank/rules';
import { faultsIn } from '../faults';
import { UserError } from '../userError';

export interface SettingOptions {
  readonly preset?: string;
  readonly samples?: number;
  readonly inputs?: number;
  readonly seed?: number;
  readonly languages?: string;
  readonly rank?: string;
  readonly submissions?: number;
  readonly maxCalls?: number;
  readonly maxTokens?: number;
  readonly maxUsd?: number;
  readonly stopEarly?: boolean;
  readonly set?: readonly string[];
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return value;
}

function amount(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
}

export function addModelOptions(command: Command): Command {
  return command
    .option('--model <name>', 'a model of the endpoint, NAME@URL for one of another endpoint, or "recorded" (repeat for several)', collect)
    .option('--base-url <url>', 'an OpenAI-compatible endpoint (default OPENAI_BASE_URL); the key is OPENAI_API_KEY')
    .option('--concurrency <n>', 'requests to one model at once (default: as many as the endpoint lets)', wholeNumber)
    .option('--patience <s>', 'seconds that a model may be silent before its answer begins (default 600)', wholeNumber)
    .option('--price <name=in,out>', 'dollars per million tokens of a model, or of all whose names begin so, such as my-model=1,4 '
      + 'or, with the price of cached input, my-model=1,4,0.1 (repeatable)', priceEntry);
}

/** Joins one `NAME=IN,OUT[,CACHED]` to those before it. */
function priceEntry(text: string, before: PriceTable = {}): PriceTable {
  const [, name, input, output, cached] = /^(.+)=([\d.]+),([\d.]+)(?:,([\d.]+))?$/.exec(text.trim()) ?? [];
  const numbers = [input, output, cached ?? '0'].map(Number);
  if (name === undefined || numbers.some((number) => !Number.isFinite(number))) {
    throw new InvalidArgumentError('It must be NAME=IN,OUT or NAME=IN,OUT,CACHED, such as my-model=1,4.');
  }
  return { ...before, [name]: { input: numbers[0]!, output: numbers[1]!, ...(cached === undefined ? {} : { cached: numbers[2]! }) } };
}

export function collect(value: string, before: readonly string[] = []): string[] { return [...before, value]; }

export function addSettingOptions(command: Command): Command {
  return command
    .option('--preset <name>', `what a run does and costs: ${Object.keys(presets).join(', ')}`)
    .option('--samples <n>', 'programs to sample', wholeNumber)
    .option('--inputs <n>', 'inputs that survivors are clustered by', wholeNumber)
    .option('--submissions <n>', 'programs chosen at most', wholeNumber)
    .option('--languages <list>', 'languages of the samples with their shares, such as cpp17=1,python3=1')
    .option('--rank <rule>', 'the rule that ranks clusters')
    .option('--seed <n>', 'seed of everything random', wholeNumber)
    .option('--max-calls <n>', 'cap on calls to the model', wholeNumber)
    .option('--max-tokens <n>', 'cap on tokens', wholeNumber)
    .option('--max-usd <n>', 'cap on money, where prices are known', amount)
    .option('--no-stop-early', 'sample all, even when another sample can hardly change the choice')
    .option('--set <name=value>', 'any other setting of a run, such as bruteForce=false (repeatable)', collect);
}

/** `cpp17=2`, or `cpp17` alone for a share of one. */
function languageShare(part: string): [name: string, share: number] {
  const [name = '', share = '1'] = part.split('=');
  return [name.trim(), Number(share)];
}

/** The preset, or the settings that a stored run had, changed by what the command line says. @throws {UserError} that names what is wrong. */
export function settingsFrom(options: SettingOptions, before: Partial<SolveSettings> = {}): SolveSettings {
  const preset = options.preset === undefined ? undefined : presets[options.preset as keyof typeof presets];
  if (options.preset !== undefined && preset === undefined) {
    throw new UserError(`There is no preset "${options.preset}". There are: ${Object.keys(presets).join(', ')}.`);
  }
  const { preset: _preset, languages, set = [], stopEarly, ...plain } = options;
  const known = solveSettingsSchema.keyof().options as readonly string[];
  const values: Record<string, unknown> = { ...before, ...preset?.settings };
  for (const [name, value] of Object.entries(plain)) if (value !== undefined && known.includes(name)) values[name] = value;
  if (stopEarly === false) values['stopEarly'] = false;
  if (languages !== undefined) values['languages'] = Object.fromEntries(languages.split(',').map(languageShare));
  for (const pair of set) {
    const [name = '', ...rest] = pair.split('=');
    if (!known.includes(name)) throw new UserError(`There is no setting "${name}". There are: ${known.join(', ')}.`);
    try { values[name] = JSON.parse(rest.join('=')); } catch { values[name] = rest.join('='); }
  }
  const result = solveSettingsSchema.safeParse(values);
  if (!result.success) throw new UserError(`Not a setting of a run: ${faultsIn(result.error)}.`);
  refuseUnknown(result.data);
  return result.data;
}

/** What nothing is known of is said before anything is paid for. */
function refuseUnknown({ rank, languages }: SolveSettings): void {
  ruleNamed(rank);
  const unknown = Object.keys(languages).find((name) => languageByName(name) === undefined);
  if (unknown !== undefined) throw new UserError(`There is no language "${unknown}". There are: ${languageTable().map(({ id }) => id).join(', ')}.`);
  if (!Object.values(languages).some((share) => share > 0)) throw new UserError('No language has a share of the samples above 0.');
}
