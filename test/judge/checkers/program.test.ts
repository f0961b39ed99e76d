import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { headersFor } from '../../../src/judge/checkers/testlib';
import type { Checker, TestResult } from '../../../src/judge/contract';
import { DEFAULT_LIMITS } from '../../../src/judge/contract';
import { UserError } from '../../../src/userError';
import { withCache } from '../sandbox/support';
import { withJudge } from '../support/withJudge';

/** Accepts two numbers with the sum of the input's; what is no two numbers is badly presented. */
const PYTHON_CHECKER = `
import sys
total = int(open(sys.argv[1]).read())
words = open(sys.argv[2]).read().split()
answer = open(sys.argv[3]).read().split()
if len(words) != 2 or not all(w.lstrip("-").isdigit() for w in words):
    print("two numbers are wanted", file=sys.stderr)
    sys.exit(2)
if sum(map(int, words)) != total:
    print("the sum is", sum(map(int, words)), file=sys.stderr)
    sys.exit(1)
assert sum(map(int, answer)) == total
`;
const CPP_CHECKER = `
#include <fstream>
#include <iostream>
int main(int argc, char** argv) {
  std::ifstream in(argv[1]), out(argv[2]), ans(argv[3]);
  long long total, a, b, c, d;
  in >> total; ans >> c >> d;
  if (argc != 4 || c + d != total) return 3;
  if (!(out >> a >> b)) { std::cerr << "two numbers are wanted\\n"; return 2; }
  if (a + b != total) { std::cerr << "the sum is " << a + b << "\\n"; return 1; }
}
`;

/** The candidate asks, at most ten times, and then names the number: "? 5" is answered by <, > or =. */
const PYTHON_INTERACTOR = `
import sys
secret = int(open(sys.argv[1]).read())
for _ in range(10):
    kind, value = input().split()
    if kind == "!":
        sys.exit(0 if int(value) == secret else 1)
    print("<" if secret < int(value) else ">" if secret > int(value) else "=", flush=True)
print("too many questions", file=sys.stderr)
sys.exit(1)
`;
const CPP_INTERACTOR = `
#include <fstream>
#include <iostream>
#include <string>
int main(int, char** argv) {
  long long secret, value; std::ifstream(argv[1]) >> secret;
  std::string kind;
  for (int i = 0; i < 10; i++) {
    if (!(std::cin >> kind >> value)) return 2;
    if (kind == "!") return value == secret ? 0 : 1;
    std::cout << (secret < value ? "<" : secret > value ? ">" : "=") << std::endl;
  }
  std::cerr << "too many questions\\n";
  return 1;
}
`;
const GUESSES = 'lo, hi = 1, 1000\nwhile lo < hi:\n    mid = (lo + hi) // 2\n    print("?", mid, flush=True)\n    a = input()\n'
  + '    if a == "=": lo = hi = mid\n    elif a == "<": hi = mid - 1\n    else: lo = mid + 1\nprint("!", lo, flush=True)\n';
const GUESSES_CPP = '#include <iostream>\nint main() { int lo = 1, hi = 1000; char a; while (lo < hi) { int mid = (lo + hi) / 2; std::cout << "? " << mid << std::endl; '
  + 'std::cin >> a; if (a == \'=\') lo = hi = mid; else if (a == \'<\') hi = mid - 1; else lo = mid + 1; } std::cout << "! " << lo << std::endl; }\n';
const NEVER_FLUSHES = 'import sys\nprint("? 500")\nsys.stdin.readline()\nprint("! 1")\n';

describe('Programs of the jury', function () {
  this.timeout(120_000);
  const judge = withJudge({ checkerTimeLimitMs: 500 });
  const limits = { ...DEFAULT_LIMITS, timeLimitMs: 300 };

  function checked(language: string, source: string, candidate: string): Promise<TestResult> {
    const checker: Checker = { kind: 'program', program: { language, source } };
    return judge.runOne('python3', candidate, '10\n', '3 7\n', { checker });
  }
  function interact(language: string, source: string, candidateLanguage: string, candidate: string): Promise<TestResult> {
    const checker: Checker = { kind: 'interactor', program: { language, source } };
    return judge.runOne(candidateLanguage, candidate, '617\n', undefined, { checker, limits });
  }

  for (const [language, source] of [['python3', PYTHON_CHECKER], ['cpp17', CPP_CHECKER]] as const) {
    describe(`a checker in ${language}`, () => {
      it('accepts another answer than the jury\'s', async () => {
        assert.equal((await checked(language, source, 'print(4, 6)')).verdict, 'AC');
      });

      it('refuses a wrong one, and is quoted', async () => {
        const result = await checked(language, source, 'print(4, 7)');
        assert.equal(result.verdict, 'WA');
        assert.match(result.message, /the sum is 11/);
      });

      it('finds an answer badly presented', async () => {
        const result = await checked(language, source, 'print("four")');
        assert.equal(result.verdict, 'PE');
        assert.match(result.message, /two numbers are wanted/);
      });
    });

    it(`does not ask a checker in ${language} about a program that failed by itself`, async () => {
      assert.equal((await checked(language, source, 'print(4, 6)\nraise SystemExit(5)')).verdict, 'RE');
    });
  }

  const failing: readonly [string, string, string][] = [
    ['raises an exception', 'python3', 'raise ValueError("a bug")'],
    ['ends with an exit code of its own', 'python3', 'raise SystemExit(3)'],
    ['crashes', 'cpp17', '#include <cstdlib>\nint main() { abort(); }'],
    ['never ends', 'cpp17', 'int main() { volatile int x = 0; while (true) x = x + 1; }'],
    ['waits for ever', 'python3', 'import time\ntime.sleep(1000)'],
    ['floods its output', 'python3', 'while True: print("x" * 10000)'],
  ];
  for (const [what, language, source] of failing) {
    it(`takes a checker that ${what} for a failure of the judge's own`, async () => {
      const result = await checked(language, source, 'print(4, 6)');
      assert.equal(result.verdict, 'JE', JSON.stringify(result));
      assert.match(result.message, /^The checker failed/);
    });
  }

  it('says that a checker does not compile instead of judging', async () => {
    await assert.rejects(checked('cpp17', 'int main() { return x; }', 'print(4, 6)'), (error) => error instanceof UserError && /checker does not compile/.test(error.message));
  });

  it('gives a checker testlib.h from where the settings have it, however it is included', async () => {
    await withCache(async (folder) => {
      const header = path.join(folder, 'testlib.h');
      writeFileSync(header, '#pragma once\n#define TESTLIB_ANSWER 0\n');
      for (const place of [header, folder]) {
        const [file] = headersFor({ language: 'cpp17', source: '#include <bits/stdc++.h>\n#include <testlib.h>\n' }, place);
        assert.equal(file!.name, 'testlib.h');
      }
      assert.deepEqual(headersFor({ language: 'cpp17', source: '// testlib.h\nint main() {}\n' }, header), []);
    });
  });

  for (const [language, source] of [['python3', PYTHON_INTERACTOR], ['cpp17', CPP_INTERACTOR]] as const) {
    describe(`an interactor in ${language}`, () => {
      it('talks with a right program, in Python and in C++', async () => {
        assert.equal((await interact(language, source, 'python3', GUESSES)).verdict, 'AC');
        assert.equal((await interact(language, source, 'cpp17', GUESSES_CPP)).verdict, 'AC');
      });

      it('refuses a wrong guess', async () => {
        assert.equal((await interact(language, source, 'python3', 'print("! 5", flush=True)\n')).verdict, 'WA');
      });

      it('has its say where the program dies of the closed pipe', async () => {
        const result = await interact(language, source, 'python3', 'for i in range(1000):\n    print("?", i, flush=True)\n    input()\n');
        assert.equal(result.verdict, 'WA', JSON.stringify(result));
        assert.match(result.message, /too many questions/);
      });

      it('has its say where the program reads on at the end of its input', async () => {
        const result = await interact(language, source, 'python3', 'import sys\nfor i in range(10): print("?", i, flush=True)\nwhile True: sys.stdin.readline()\n');
        assert.equal(result.verdict, 'WA', JSON.stringify(result));
      });

      it('leaves a program that never flushes to its time limit', async () => {
        const result = await interact(language, source, 'python3', NEVER_FLUSHES);
        assert.equal(result.verdict, 'TLE', JSON.stringify(result));
      });

      it('does not hide a crash of the program', async () => {
        const result = await interact(language, source, 'python3', 'print("? 5", flush=True)\ninput()\nprint([][3])\n');
        assert.equal(result.verdict, 'RE', JSON.stringify(result));
        assert.match(result.stderr, /IndexError/);
      });

      it('is left too early by a program that is wrong, not by a failing judge', async () => {
        assert.match((await interact(language, source, 'python3', 'print("? 5", flush=True)\n')).verdict, /^(WA|PE)$/);
      });
    });
  }

  it('takes an interactor that fails by itself for a failure of the judge\'s own', async () => {
    for (const source of ['raise ValueError("a bug")', 'while True: pass']) {
      const result = await interact('python3', source, 'python3', GUESSES);
      assert.equal(result.verdict, 'JE', JSON.stringify(result));
    }
  });
});
