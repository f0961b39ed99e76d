/** Kills runs at random points of their log, resumes them, and compares their end with an undisturbed run's. */
import { Random } from '../src/solve/random';
import { assertNothingLost, KillBench } from '../test/cli/killAndResume';

const has = (flag: string): boolean => process.argv.includes(flag);
const POINTS = has('--quick') ? 10 : 100;

async function main(): Promise<void> {
  const bench = await KillBench.open();
  const random = new Random(1);
  const points: { readonly killedAfter: number; readonly event: string }[] = [];
  try {
    const undisturbed = await bench.run(null);
    while (points.length < POINTS) {
      const killedAfter = random.int(1, undisturbed.run.events.length - 1);
      const disturbed = await bench.run(killedAfter);
      if (!disturbed.killed) continue; // it was quicker than the killer
      assertNothingLost(disturbed, undisturbed);
      points.push({ killedAfter, event: undisturbed.run.events[killedAfter - 1]!.type });
      if (!has('--json')) process.stderr.write(`\r${points.length} of ${POINTS} killed runs resumed with nothing lost`);
    }
  } finally {
    await bench.close();
  }
  const kinds = [...new Set(points.map((point) => point.event))].sort();
  if (has('--json')) console.log(JSON.stringify({ points: points.length, lost: 0, kinds }));
  else console.log(`\n${points.length} runs killed with SIGKILL and resumed: the same programs, verdicts and behaviours as undisturbed, no sample asked for twice. Killed after: ${kinds.join(', ')}.`);
}

main().catch((error: unknown) => { console.error(error); process.exitCode = 1; });
