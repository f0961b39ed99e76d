/** Ends runs at every kind of event and at random points, by a kill or a power cut, resumes them, and compares their end with an undisturbed run's. */
import { Random } from '../src/solve/random';
import { assertNothingLost, KillBench, type Scenario } from '../test/cli/killAndResume';

const has = (flag: string): boolean => process.argv.includes(flag);
const KILLS = has('--quick') ? 10 : 100;

function tell(text: string): void { if (!has('--json')) process.stderr.write(`\r${text.padEnd(78)}`); }

/** SIGKILL at random points of the log. What each run had logged last when it died. */
async function kills(scenario: Scenario, points: number): Promise<string[]> {
  const bench = await KillBench.open(scenario);
  const random = new Random(1);
  const last: string[] = [];
  try {
    const undisturbed = await bench.undisturbed();
    while (last.length < points) {
      const disturbed = await bench.disturbed({ killAfter: random.int(1, undisturbed.run.events.length - 1) });
      assertNothingLost(disturbed, undisturbed, scenario);
      if (!disturbed.before) continue; // it was quicker than the killer
      last.push(disturbed.before.events.at(-1)!.type);
      tell(`${last.length} of ${points} killed runs resumed with nothing lost`);
    }
  } finally {
    await bench.close();
  }
  return last;
}

/** The log ends after an event of each kind, and in the midst of the next line. */
async function cuts(): Promise<string[]> {
  const bench = await KillBench.open('everything');
  const random = new Random(2);
  const done: string[] = [];
  try {
    const undisturbed = await bench.undisturbed();
    const kinds = [...new Set(undisturbed.run.events.map((event) => event.type))].filter((kind) => kind !== 'run-ended');
    for (const kind of has('--quick') ? kinds.slice(0, 4) : kinds) {
      const places = undisturbed.run.events.flatMap((event, index) => event.type === kind ? [index + 1] : []);
      for (const torn of [false, true]) assertNothingLost(await bench.disturbed({ cutAfter: random.pick(places), torn }), undisturbed, 'everything');
      done.push(kind);
      tell(`power cut after ${done.length} of ${kinds.length} kinds of event`);
    }
  } finally {
    await bench.close();
  }
  return done;
}

const counted = (kinds: readonly string[]) => [...new Set(kinds)].sort().map((kind) => `${kind} ${kinds.filter((other) => other === kind).length}`).join(', ');

async function main(): Promise<void> {
  const cut = await cuts();
  const killed = await kills('sampling', KILLS);
  const inStages = await kills('everything', KILLS / 5);
  const inBatches = await kills('batch', KILLS / 5);
  if (has('--json')) console.log(JSON.stringify({ points: killed.length, cuts: 2 * cut.length, lost: 0, inStages: inStages.length, inBatches: inBatches.length, killedAfter: [...new Set([...killed, ...inStages, ...inBatches])].sort(), cutAfter: cut.sort() }));
  else {
    console.log(`\n${killed.length} runs killed with SIGKILL and resumed: the same programs, verdicts and behaviours as undisturbed, nothing asked for twice. Last logged: ${counted(killed)}.`);
    console.log(`${inStages.length} runs of all stages likewise. Last logged: ${counted(inStages)}.`);
    console.log(`${inBatches.length} runs by batch likewise, and one batch was handed in by each. Last logged: ${counted(inBatches)}.`);
    console.log(`${2 * cut.length} logs cut off, after an event of each kind and in the midst of the next line: ${cut.sort().join(', ')}.`);
  }
}

main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
