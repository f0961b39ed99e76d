/** The registry of ranking rules: a new rule is one file and one row here. */
import { UserError } from '../../userError';
import { b4 } from './b4';
import { bruteForce } from './bruteForce';
import { combined } from './combined';
import { codet } from './codet';
import { loops } from './loops';
import { majority } from './majority';
import { penalised } from './penalised';
import { robust } from './robust';
import type { RankRule } from './rule';
import { size } from './size';
import { sizeScore } from './sizeScore';
import { softVotes } from './softVotes';
import { tournament } from './tournament';
import { say } from '../../say';

export const RANK_RULES: readonly RankRule[] = [combined, size, sizeScore, penalised, codet, b4, bruteForce, robust, softVotes, majority, tournament, loops];

export const DEFAULT_RULE: RankRule = combined;

/** The rule of that name; the default one for the empty name. @throws {UserError} for a name that is not there. */
export function ruleNamed(name: string): RankRule {
  if (name === '') return DEFAULT_RULE;
  const rule = RANK_RULES.find((other) => other.name === name);
  if (!rule) throw new UserError(say`There is no ranking rule "${name}". Known are: ${RANK_RULES.map((other) => other.name).join(', ')}.`);
  return rule;
}
