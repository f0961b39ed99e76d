import assert from 'node:assert/strict';
import { boundsOf } from '../../../src/solve/inputs/bounds';
import { newScope } from '../../../src/solve/inputs/grammar';
import { inferInputModel, type InputModel } from '../../../src/solve/inputs/model';

const ATCODER = `You are given N towers.

Input

The input is given from Standard Input in the following format:
N K
H_1 H_2 \\ldots H_N
l_1 r_1
\\vdots
l_K r_K

Output

Print the answer.

Constraints

- 1 \\leq N \\leq 2 \\times 10^5
- 1 \\leq K \\leq \\min(N, 100)
- -10^9 \\leq H_i \\leq 10^9
- 1 \\leq l_i \\leq r_i \\leq N
- All input values are integers.
`;

function bounds(model: InputModel, name: string, values: Record<string, bigint> = {}): [bigint, bigint] {
  const scope = newScope();
  for (const [key, value] of Object.entries(values)) scope.values.set(key, value);
  const { low, high } = boundsOf(model, model.fields.find((field) => field.name === name)!, scope);
  return [low, high];
}

describe('reading the input\'s structure', () => {
  it('reads a drawn format and the bounds that stand below it', () => {
    const model = inferInputModel(ATCODER, ['3 2\n5 -6 7\n1 2\n2 2\n'])!;
    assert.deepEqual(model.fields.map((field) => field.name), ['N', 'K', 'H', 'l', 'r']);
    assert.deepEqual(bounds(model, 'N'), [1n, 200000n]);
    assert.deepEqual(bounds(model, 'K', { N: 7n }), [1n, 7n]);
    assert.deepEqual(bounds(model, 'H'), [-1000000000n, 1000000000n]);
    assert.deepEqual([...model.sizes].sort(), ['K', 'N']);
  });

  it('reads sentences, with bounds between the names of one list', () => {
    const statement = 'A forest of hens.\n\nInput Format\nThe first line contains two integers n (1 ≤ n ≤ 300) and k (0 ≤ k < n). Each of the next n - 1 lines contains two integers u_i and v_i '
      + '(1 \\le u_i, v_i \\le n) — an edge. It is guaranteed that the given edges form a tree.\n\nOutput Format\nPrint one integer.\n';
    const model = inferInputModel(statement, ['4 1\n1 2\n4 2\n2 3\n'])!;
    assert.deepEqual(model.fields.map((field) => field.name), ['n', 'k', 'u', 'v']);
    assert.deepEqual(bounds(model, 'k', { n: 5n }), [0n, 4n]);
    assert.equal(model.graphs[0]?.shape, 'tree');
  });

  it('restores powers whose markup was lost', () => {
    const statement = 'Input\nThe first line contains integer n (1 ≤ n ≤ 3·105). The second line contains n integers ai ( - 109 ≤ ai ≤ 109).\nOutput\nPrint it.\n';
    const model = inferInputModel(statement, ['2\n-4 5\n'])!;
    assert.deepEqual(bounds(model, 'n'), [1n, 300000n]);
    assert.deepEqual(bounds(model, 'a'), [-1000000000n, 1000000000n]);
  });

  it('reads a LaTeX statement that numbers its lines in prose', () => {
    const statement = '\\section*{Input}\nThe first line contains two integers $m$ and $n$ ($1 \\le m, n \\le 10\\,000$).\nThen follow $n$ lines, each with $2$ integers $a_i$ and $b_i$.\n\\section*{Output}\nOutput it.\n';
    const model = inferInputModel(statement, ['7 2\n1 2\n3 4\n'])!;
    assert.deepEqual(model.fields.map((field) => field.name), ['m', 'n', 'a', 'b']);
    assert.deepEqual(bounds(model, 'm'), [1n, 10000n]);
  });

  it('believes in words only what every example has', () => {
    const statement = (word: string) => `Input\nThe first line contains an integer n. The second line contains n ${word}integers a_1, a_2, ..., a_n (1 <= a_i <= 50).\nOutput\nPrint it.\n`;
    const distinct = inferInputModel(statement('distinct '), ['3\n4 2 9\n'])!;
    const refuted = inferInputModel(statement('distinct '), ['3\n4 2 4\n'])!;
    const unsaid = inferInputModel(statement(''), ['3\n4 2 9\n'])!;
    assert.deepEqual([distinct, refuted, unsaid].map((model) => model.fields[1]!.traits.has('distinct')), [true, false, false]);
  });

  it('drops a bound that an example breaks', () => {
    const model = inferInputModel('Input\nThe first line contains an integer n (1 <= n <= 5).\nOutput\nPrint it.\n', ['9\n'])!;
    assert.ok(bounds(model, 'n')[1] >= 9n);
  });

  it('guesses the structure from the examples where no sentence helps', () => {
    const model = inferInputModel('Input\nSee the samples.\nOutput\nPrint it.\n', ['2 3\n0110\n10\n5 6 7\n', '1 2\n01\n8 9\n'])!;
    assert.equal(model.grammar.source, 'the shape of the examples');
    assert.equal(model.fields.at(-1)!.item.kind, 'array');
  });

  it('says so when no reading fits', () => {
    assert.equal(inferInputModel('Nothing.', ['1 2 3 4 5 6 7 8 9 10 11 12\n', '1\n2\n']), null);
  });
});
