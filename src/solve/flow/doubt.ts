/** When an AI test loses its vote: when those who should know contradict it together. */
import { say } from '../../say';

export interface Votes {
  /** Distinct survivors that pass the test. */
  readonly passed: number;
  readonly failed: number;
  /** Of those that fail it, the most that give one and the same other answer. */
  readonly sameOther: number;
  /** What a usable brute force says of the test; `silent` where there is none, or it does not finish. */
  readonly bruteForce: 'agrees' | 'contradicts' | 'silent';
}

/** With fewer survivors their word alone is not enough. */
const FEW_SURVIVORS = 3;

/** The reason to doubt the test, or null. A brute force that agrees saves it, however many survivors fail it: it may be the test that matters. */
export function reasonToDoubt({ passed, failed, sameOther, bruteForce }: Votes): string | null {
  const voters = passed + failed;
  if (bruteForce === 'agrees' || failed <= passed) return null;
  if (bruteForce === 'contradicts') return say`${failed} of ${voters} survivors and the brute force contradict it.`;
  if (voters >= FEW_SURVIVORS && sameOther * 2 > voters) return say`${sameOther} of ${voters} survivors agree on another output.`;
  return null;
}
