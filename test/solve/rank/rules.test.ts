import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clustersOf } from '../../../src/run/clusters';
import { rankClusters, submissionsOf } from '../../../src/solve/choose';
import { RANK_RULES, ruleNamed } from '../../../src/solve/rank/rules';
import { UserError } from '../../../src/userError';
import { stateOf, type Program } from './state';

const first = (rule: string, programs: readonly Program[]): string => submissionsOf(rankClusters(stateOf(programs), ruleNamed(rule)), 10)[0]!.candidate;

describe('ranking rules', () => {
  it('are known by name, and an unknown name is told what there is', () => {
    assert.equal(new Set(RANK_RULES.map((rule) => rule.name)).size, RANK_RULES.length);
    assert.throws(() => ruleNamed('luck'), (error) => error instanceof UserError && error.message.includes('codet'));
  });

  it('size counts samples, duplicates included', () => {
    assert.equal(first('size', [{ answers: [1, 2] }, { answers: [1, 2] }, { weight: 3, answers: [1, 3] }]), 'p2');
  });

  it('robust puts clusters that crash last, whatever their size', () => {
    assert.equal(first('robust', [{ weight: 9, answers: [1, 'RE'] }, { answers: [1, 2] }]), 'p1');
  });

  it('srank lets near clusters vote for each other', () => {
    const near: Program[] = [{ weight: 3, answers: [9, 9, 9, 9] }, { weight: 2, answers: [1, 1, 1, 1] }, { weight: 2, answers: [1, 1, 1, 2] }, { weight: 1, answers: [1, 1, 1, 3] }];
    assert.equal(first('size', near), 'p0');
    assert.notEqual(first('srank', near), 'p0');
    assert.notEqual(first('majority', near), 'p0');
  });

  it('size-score submits the member that the model scored best', () => {
    assert.equal(first('size-score', [{ answers: [1], score: 0.2 }, { answers: [1], score: 0.9 }, { answers: [2], score: 1 }]), 'p1');
  });

  it('mean-score takes the scores over the sizes', () => {
    assert.equal(first('mean-score', [{ weight: 5, answers: [1], score: 0.2 }, { answers: [2], score: 0.8 }]), 'p1');
  });

  it('loops prefers who tries more, against programs of its own language, words in comments and texts aside', () => {
    const once: Program = { weight: 3, answers: [1], code: "x = 'for while' # for a while\nfor i in x: pass" };
    assert.equal(first('loops', [once, { answers: [2], code: 'for i in x:\n  while y: pass' }]), 'p1');
    const scores = ruleNamed('loops').score;
    const clusters = (programs: readonly Program[]) => { const state = stateOf(programs); return scores({ state, clusters: clustersOf(state) }); };
    assert.deepEqual(clusters([once, { answers: [2], code: 'x = 1' }]), [0.625, 0.125]);
    assert.deepEqual(clusters([once, { answers: [2], language: 'cpp', code: 'for (;;) for (;;) while (1) {}' }]), [0.5, 0.5]);
  });

  it('a program too slow near the limits stands behind a quick one of its cluster', () => {
    for (const { name } of RANK_RULES) assert.equal(first(name, [{ weight: 5, answers: [1, 1], heavy: ['TLE'] }, { answers: [1, 1], heavy: [7] }]), 'p1', name);
  });

  it('all rules score every cluster of any state with a finite number', () => {
    for (const programs of [[{ answers: [1] }], [{ answers: [null, 1] }, { answers: ['TLE', 1] as const }, { answers: ['RE', 'RE'] as const }]] as Program[][]) {
      const state = stateOf(programs);
      const clusters = clustersOf(state);
      for (const rule of RANK_RULES) {
        const scores = rule.score({ state, clusters });
        assert.equal(scores.length, clusters.length);
        assert.ok(scores.every(Number.isFinite), rule.name);
      }
    }
  });
});

describe('what witnesses weigh in the combination', () => {
  type Witness = Pick<Program, 'agrees' | 'score' | 'aiTests' | 'ruled'>;
  const FOR: readonly Witness[] = [{ agrees: 1 }, { score: 1 }, { aiTests: 4 }, { ruled: 'right' }];
  const AGAINST: readonly Witness[] = [{ agrees: 0 }, { score: 0 }, { aiTests: 0 }, { ruled: 'wrong' }];
  /** Unlike on every input, so that neither lends the other votes. */
  const leads = (left: Program, right: Program): boolean => first('combined', [left, right]) === 'p0';
  const answers = { left: [1, 2, 3, 4], right: [5, 6, 7, 8] };
  const at = fc.integer({ min: 0, max: FOR.length - 1 });
  const weight = fc.integer({ min: 1, max: 40 });

  it('none alone overrules enough samples', () => {
    for (const [index, good] of FOR.entries()) assert.ok(leads({ weight: 100, answers: answers.left, ...AGAINST[index] }, { answers: answers.right, ...good }), JSON.stringify(good));
  });

  it('any of them decides between clusters of the same size, even one a little smaller', () => {
    for (const [index, good] of FOR.entries()) assert.ok(leads({ weight: 10, answers: answers.left, ...good }, { weight: 11, answers: answers.right, ...AGAINST[index] }), JSON.stringify(good));
  });

  it('how much is tried decides between a few samples and is outvoted by many', () => {
    const [little, much] = [{ answers: answers.left, code: 'print(1)' }, { answers: answers.right, code: 'for i in a:\n  for j in a: pass' }];
    assert.ok(!leads({ weight: 2, ...little }, { weight: 2, ...much }));
    assert.ok(leads({ weight: 20, ...little }, { weight: 2, ...much }));
  });

  it('two that agree overrule any third', () => {
    fc.assert(fc.property(at, weight, (odd, size) => {
      const others = FOR.map((_, index) => index).filter((index) => index !== odd);
      // The weakest two of the others, against the third at its most certain.
      for (const a of others) for (const b of others.filter((index) => index > a)) {
        assert.ok(leads({ weight: size, answers: answers.left, ...FOR[a], ...FOR[b], ...AGAINST[odd] }, { weight: size, answers: answers.right, ...AGAINST[a], ...AGAINST[b], ...FOR[odd] }));
      }
    }));
  });

  it('what speaks for a cluster never lowers it', () => {
    const unit = fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10);
    fc.assert(fc.property(weight, weight, unit, unit, unit, unit, (mine, theirs, score, better, agrees, more) => {
      const rival: Program = { weight: theirs, answers: answers.right, score: 0.5, agrees: 0.5 };
      const low = { score: Math.min(score, better), agrees: Math.min(agrees, more) };
      const high = { score: Math.max(score, better), agrees: Math.max(agrees, more) };
      assert.ok(!leads({ weight: mine, answers: answers.left, ...low }, rival) || leads({ weight: mine, answers: answers.left, ...high }, rival));
    }));
  });
});

describe('confidence', () => {
  const confidence = (programs: readonly Program[]): number => rankClusters(stateOf(programs), ruleNamed(''))[0]!.confidence;

  it('is a probability, higher when the samples agree than when they scatter', () => {
    const agreed = confidence([{ weight: 20, answers: [1, 2] }, { answers: [1, 3] }]);
    const scattered = confidence([{ weight: 4, answers: [1, 2] }, { weight: 3, answers: [1, 3] }, { weight: 3, answers: [2, 3] }]);
    assert.ok(agreed > scattered && agreed <= 1 && scattered >= 0);
  });

  it('sums to one at most, whatever the clusters share', () => {
    const state = stateOf([{ weight: 40, answers: [1, 2] }, { weight: 40, answers: [1, 3] }]);
    assert.ok(rankClusters(state, ruleNamed('')).reduce((sum, { confidence: one }) => sum + one, 0) <= 1 + 1e-9);
  });

  it('trusts programs written apart more than copies of one', () => {
    const apart = Array.from({ length: 6 }, () => ({ weight: 5, answers: [1, 2] }));
    assert.ok(confidence(apart) > confidence([{ weight: 30, answers: [1, 2] }]));
  });

  it('is low for the lone survivor of a tiny run, and rises with programs written apart that agree', () => {
    const of = (count: number) => confidence(Array.from({ length: count }, () => ({ answers: [1, 2] })));
    assert.ok(of(1) < 0.45, String(of(1)));
    assert.ok(of(1) < of(3) && of(3) < of(10) && of(10) < of(40));
    assert.ok(of(40) > 0.8);
  });

  it('goes by what the helpers say, even of survivors that all behave alike', () => {
    const programs = (more: object): Program[] => Array.from({ length: 4 }, () => ({ answers: [1, 2], ...more }));
    assert.ok(confidence(programs({ agrees: 0 })) < confidence(programs({})));
    assert.ok(confidence(programs({})) < confidence(programs({ agrees: 1 })));
    // Where all differ from it on a single input, somebody has written the behaviour that nobody else did.
    assert.ok(confidence(programs({ agrees: 0.9 })) < confidence(programs({})) / 2);
    assert.ok(confidence([...programs({ agrees: 0.9 }), { answers: [1, 3], agrees: 1 }]) > confidence(programs({ agrees: 0.9 })));
  });

  it('is lower when nobody was quick enough near the limits', () => {
    assert.ok(confidence([{ weight: 20, answers: [1, 2], heavy: ['TLE'] }]) < confidence([{ weight: 20, answers: [1, 2], heavy: [5] }]));
  });
});

describe('clusters', () => {
  it('keep a slow program with the quick ones that answer alike, and part those that answer otherwise near the limits', () => {
    const clusters = clustersOf(stateOf([{ answers: [1], heavy: ['TLE'] }, { answers: [1], heavy: [5] }, { answers: [1], heavy: [6] }]));
    assert.deepEqual(clusters.map((cluster) => cluster.members.map((member) => member.id)), [['p0', 'p1'], ['p2']]);
  });
});
