import assert from 'node:assert/strict';
import { rankClusters, submissionsOf, type RankedCluster } from '../../src/solve/choose';
import { ruleNamed } from '../../src/solve/rank/rules';
import { stateOf, type Program } from './rank/state';
import type { Cluster } from '../../src/run/clusters';

/** A cluster by its chance and those of its members, `a` first. */
function cluster(name: string, chance: number | null, members: readonly number[], standing: RankedCluster['standing'] = 'open'): RankedCluster {
  const order = members.map((member, index) => ({ id: `${name}${index + 1}`, chance: member }));
  return { cluster: { id: name, members: [], size: 1, signature: '' } satisfies Cluster, score: 0, confidence: chance ?? 0, reason: '', standing, chance, order };
}

const chosen = (ranked: readonly RankedCluster[], count: number): string => submissionsOf(ranked, count).map(({ candidate }) => candidate).join(' ');

describe('why a program is chosen', () => {
  const reasons = (programs: readonly Program[]): string[] => submissionsOf(rankClusters(stateOf(programs), ruleNamed('size')), 10).map(({ reason }) => reason);

  it('tells how many behave so, how much is tried, and on how many inputs the brute force differs', () => {
    const [few, many] = reasons([{ weight: 3, answers: [1], code: 'print(1)', agrees: 1 }, { answers: [2], code: 'for i in a: pass', agrees: 0.9 }]);
    assert.equal(few, '3 of 4 surviving samples behave like this; agrees with the brute force');
    assert.equal(many, '1 of 4 surviving samples behaves like this; tries more than most; differs from the brute force on 1 of 10 small inputs');
  });

  it('says of a member what it alone is too slow for', () => {
    const both = reasons([{ weight: 2, answers: [1], heavy: [7] }, { answers: [1], heavy: ['TLE'] }]);
    assert.deepEqual(both, ['all 3 surviving samples behave alike', 'all 3 surviving samples behave alike; this one fails or runs out of time on 1 input; in case the one before it fails for a reason of its own']);
  });

  it('is no surer of a second one of a cluster than it is that the first fails', () => {
    const { members } = rankClusters(stateOf([{ answers: [1] }]), ruleNamed('size'))[0]!.cluster;
    const compared = (name: string, chance: number, chances: readonly number[]): RankedCluster => {
      const made = cluster(name, chance, chances);
      return { ...made, cluster: { ...made.cluster, members } };
    };
    const [first, other, second] = submissionsOf([compared('a', 0.8, [0.9, 0.9]), compared('b', 0.1, [0.9])], 3);
    assert.deepEqual([first!.candidate, other!.candidate, second!.candidate], ['a1', 'b1', 'a2']);
    assert.deepEqual([first!.confidence, other!.confidence, first!.reason], [0.8, 0.1, '']);
    assert.ok(Math.abs(second!.confidence - 0.08) < 1e-9 && /in case the one before it fails/.test(second!.reason), `${second!.confidence} ${second!.reason}`);
    for (const alike of [{ ...compared('a', 1, [1, 0.9]), standing: 'accepted' as const }, cluster('a', 1, [0.9, 0.9])]) {
      assert.deepEqual(submissionsOf([alike], 2).map(({ confidence, reason }) => [confidence, reason]), [[1, ''], [1, '']]);
    }
  });

  it('does not speak of examples where there is none', () => {
    const programs: Program[] = [{ answers: [null] }];
    const state = stateOf(programs);
    state.problem = { title: null, statement: '', examples: [], timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, anyOrder: false, interactive: false, inputFile: null, outputFile: null, url: null };
    assert.match(rankClusters(state, ruleNamed(''))[0]!.reason, /^compiles; there is no example/);
  });
});

describe('allotting the submissions', () => {
  it('takes one of each cluster in turn where the rule tells no chances', () => {
    assert.equal(chosen([cluster('a', null, [1, 1, 1]), cluster('b', null, [1]), cluster('c', null, [1, 1])], 5), 'a1 b1 c1 a2 c2');
  });

  it('sends a second member of a likely cluster before the first of a hopeless one', () => {
    assert.equal(chosen([cluster('a', 0.8, [0.7, 0.7]), cluster('b', 0.15, [0.7]), cluster('c', 0.05, [0.7])], 4), 'a1 a2 b1 c1');
  });

  it('sends more of a cluster the less its first members are to be trusted', () => {
    const others = ['b', 'c', 'd'].map((name) => cluster(name, 0.1, [0.9]));
    assert.equal(chosen([cluster('a', 0.7, [0.25, 0.25, 0.25]), ...others], 3), 'a1 a2 a3');
    assert.equal(chosen([cluster('a', 0.7, [0.9, 0.9, 0.9]), ...others], 3), 'a1 b1 c1');
  });

  it('never sends a program twice, nor one of a refuted cluster, and fills up with what is there', () => {
    assert.equal(chosen([cluster('a', 0.9, [0.9, 0.9]), cluster('b', 0, [0.9]), cluster('c', 0.1, [0.9], 'refuted')], 10), 'a1 a2 b1');
  });
});
