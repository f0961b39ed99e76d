import * as assert from 'node:assert/strict';
import type { Limits } from '../../src/judge/contract';
import { DEFAULT_LIMITS } from '../../src/judge/contract';
import { UserError } from '../../src/userError';
import { withJudge } from './support/withJudge';

const SUM_CPP = '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << std::endl; }\n';
const SUM_PYTHON = 'a, b = map(int, input().split())\nprint(a + b)\n';
const SHORT: Limits = { ...DEFAULT_LIMITS, timeLimitMs: 300, memoryLimitBytes: 64 * 2 ** 20, outputLimitBytes: 2 ** 20 };

function cpp(body: string): string {
  return `#include <bits/stdc++.h>\nusing namespace std;\n${body.includes('main') ? body : `int main() { ${body} }`}\n`;
}

describe('The judge', function () {
  this.timeout(120_000);
  const judge = withJudge();

  for (const [language, source] of [['cpp17', SUM_CPP], ['python3', SUM_PYTHON]] as const) {
    describe(`of ${language}`, () => {
      it('accepts a right program on every test', async () => {
        const result = await judge.run(language, source, [['1 2\n', '3\n'], ['5 7\n', '12\n']]);
        assert.equal(result.verdict, 'AC', JSON.stringify(result));
        assert.deepEqual(result.tests.map((test) => test.verdict), ['AC', 'AC']);
      });

      it('ends a job with the first failure, and says where the outputs part', async () => {
        const result = await judge.run(language, source.replace('a + b', 'a - b'), [['1 2\n', '3\n'], ['5 7\n', '12\n']]);
        assert.equal(result.verdict, 'WA');
        assert.equal(result.tests.length, 1);
        assert.match(result.tests[0]!.message, /expected "3", found "-1"/);
      });

      it('goes through all tests where it is told to', async () => {
        const result = await judge.run(language, source.replace('a + b', 'a * b'), [['1 2\n', '3\n'], ['2 2\n', '4\n']], { stopAtFirstFailure: false });
        assert.equal(result.verdict, 'WA');
        assert.deepEqual(result.tests.map((test) => test.verdict), ['WA', 'AC']);
      });

      it('only runs a program of which no output is expected', async () => {
        const result = await judge.run(language, source, [['1 2\n']]);
        assert.equal(result.verdict, 'OK');
        assert.equal(result.tests[0]!.output, '3\n');
      });
    });
  }

  const failures: readonly [string, string, string, string, RegExp][] = [
    ['a loop without end', 'TLE', cpp('volatile int x = 0; while (true) x++;'), 'while True: pass\n', /CPU time/],
    ['a program that waits for ever', 'TLE', cpp('while (true) this_thread::sleep_for(1s);'), 'import time\ntime.sleep(1000)\n', /waits/],
    ['memory without end', 'MLE', cpp('vector<char*> v; while (true) { char* p = new char[1 << 20]; memset(p, 1, 1 << 20); v.push_back(p); }'),
      'a = []\nwhile True: a.append(bytearray(1 << 20))\n', /memory/],
    ['output without end', 'OLE', cpp('while (true) puts("0123456789012345678901234567890123456789");'), 'while True: print("0" * 1000)\n', /output/],
    ['an exit code', 'RE', cpp('return 3;'), 'import sys\nsys.exit(3)\n', /Exit code 3/],
  ];
  for (const [what, verdict, cppSource, pythonSource, message] of failures) {
    for (const [language, source] of [['cpp17', cppSource], ['python3', pythonSource]] as const) {
      it(`calls ${what} ${verdict} in ${language}`, async () => {
        const result = await judge.runOne(language, source, '', 'x', { limits: SHORT });
        assert.equal(result.verdict, verdict, JSON.stringify({ ...result, output: '' }));
        assert.match(result.message, message);
      });
    }
  }

  it('names the signal that ended a program, and keeps its last words', async () => {
    const crash = await judge.runOne('cpp17', cpp('cerr << "about to fail" << endl; abort();'), '', 'x');
    assert.equal(crash.verdict, 'RE');
    assert.equal(crash.signal, 'SIGABRT');
    assert.match(crash.stderr, /about to fail/);
    const exception = await judge.runOne('python3', 'print([1][7])\n', '', 'x');
    assert.equal(exception.verdict, 'RE');
    assert.match(exception.stderr, /IndexError: list index out of range/);
  });

  it('shows what the compiler said, and no folder of this machine', async () => {
    const result = await judge.run('cpp17', cpp('vector<int> v; v.push_bak(1);'), [['', 'x']]);
    assert.equal(result.verdict, 'CE');
    assert.equal(result.compile.ok, false);
    assert.match(result.compile.diagnostics, /main\.cpp:3.*push_bak/);
    assert.doesNotMatch(result.compile.diagnostics, /\/usr|\/home|\/tmp|\/work/);
  });

  it('takes a Python source that is no program for a compile error, an exception for a runtime error', async () => {
    const result = await judge.run('python3', 'print(1\nx = = 2\n', [['', '1']]);
    assert.equal(result.verdict, 'CE', JSON.stringify(result));
    assert.match(result.compile.diagnostics, /SyntaxError/);
    assert.equal((await judge.run('python3', 'eval("1 +")\n', [['', '1']])).verdict, 'RE');
  });

  it('gives deep recursion as much stack as memory', async () => {
    const deep = 'int f(int n) { volatile char pad[64]; pad[0] = n; return n ? f(n - 1) + pad[0] % 1 + 1 : 0; }\nint main() { int n; cin >> n; cout << f(n); }';
    assert.equal((await judge.runOne('cpp17', cpp(deep), '1000000', '1000000')).verdict, 'AC');
    const python = 'import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return n and f(n - 1) + 1\nprint(f(int(input())))\n';
    assert.equal((await judge.runOne('python3', python, '50000', '50000')).verdict, 'AC');
  });

  it('reads and writes the files that the statement names', async () => {
    const files = { inputFile: 'sum.in', outputFile: 'sum.out' };
    const source = cpp('ifstream in("sum.in"); ofstream out("sum.out"); int a, b; in >> a >> b; out << a + b << "\\n";');
    assert.equal((await judge.runOne('cpp17', source, '4 5\n', '9\n', files)).verdict, 'AC');
    const python = 'a, b = map(int, open("sum.in").read().split())\nprint(a + b, file=open("sum.out", "w"))\n';
    assert.equal((await judge.runOne('python3', python, '4 5\n', '9\n', files)).verdict, 'AC');
    assert.equal((await judge.runOne('python3', 'print(9)\n', '4 5\n', '9\n', files)).verdict, 'WA');
  });

  it('passes arguments to generators', async () => {
    const result = await judge.run('python3', 'import sys\nprint(sys.argv[1:])\n', [], { tests: [{ id: '1', input: '', args: ['7', 'big'] }] });
    assert.equal(result.tests[0]!.output, '[\'7\', \'big\']\n');
  });

  it('decodes what is no text as well as it can', async () => {
    const result = await judge.runOne('python3', 'import sys\nsys.stdout.buffer.write(b"a\\xff\\x00b")\n', '');
    assert.equal(result.output, 'a\ufffd\0b');
    assert.equal(result.outputBytes, 4);
  });

  it('does not run again what it has run before', async () => {
    const source = cpp('int a; cin >> a; cout << a * 7;');
    await judge.run('cpp17', source, [['1', '7'], ['2', '14']]);
    const before = { ...judge.judge.stats };
    const again = await judge.run('cpp17', source, [['2', '14'], ['1', '7'], ['3', '21']]);
    assert.equal(again.verdict, 'AC');
    assert.equal(again.compile.cached, true);
    assert.equal(judge.judge.stats.runs, before.runs + 1);
    assert.equal(judge.judge.stats.runCacheHits, before.runCacheHits + 2);
  });

  it('judges a doubtful verdict of the quick way again before it counts', async () => {
    const needsOptimising = cpp('#ifndef __OPTIMIZE__\nabort();\n#endif\nputs("ok");');
    const result = await judge.run('cpp17', needsOptimising.replace('int main() { ', 'int main() {\n').replace(/ }$/m, '\n}'), [['', 'ok']], { tier: 'fast' });
    assert.equal(result.verdict, 'AC', JSON.stringify(result));
  });

  it('serves many jobs at once', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, i) => judge.run('python3', `print(int(input()) + ${i})\n`, [['1', String(i + 1)], ['2', String(i + 2)]])));
    assert.deepEqual(results.map((result) => result.verdict), Array(12).fill('AC'));
  });

  it('stops what runs when it is told to', async () => {
    const controller = new AbortController();
    const job = judge.judge.judge({
      program: { language: 'python3', source: 'while True: pass\n' }, tests: [{ id: '1', input: '', expected: '' }], limits: { ...DEFAULT_LIMITS, timeLimitMs: 60_000 },
      checker: { kind: 'exact' }, tier: 'final', stopAtFirstFailure: true,
    }, controller.signal);
    setTimeout(() => controller.abort(), 200);
    await assert.rejects(job, { name: 'AbortError' });
    assert.equal((await judge.run('python3', SUM_PYTHON, [['1 2', '3']])).verdict, 'AC');
  });

  it('says which languages it knows when asked for another', async () => {
    await assert.rejects(judge.run('brainfuck', '+', [['', '']]), (error) => error instanceof UserError && /cpp17.*python3/.test(error.message));
  });
});
