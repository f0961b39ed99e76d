import * as assert from 'node:assert/strict';
import { DEFAULT_LIMITS } from '../../../src/judge/contract';
import { findTools } from '../../../src/judge/languages/detect';
import { languageByName, languageTable } from '../../../src/judge/languages/table';
import { withJudge } from '../support/withJudge';

/** A right program, one that loops, one that crashes, one that no compiler takes, and one that eats memory. */
interface Samples {
  readonly right: string;
  readonly loops: string;
  readonly crashes: string;
  readonly refused: string;
  readonly eats: string;
}

const CPP: Samples = {
  right: '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b; }',
  loops: 'int main() { volatile int x = 0; while (true) x = x + 1; }',
  crashes: 'int main() { return 3; }',
  refused: 'int main() { return x; }',
  eats: '#include <vector>\n#include <cstring>\nint main() { std::vector<char*> v; while (true) { v.push_back(new char[1 << 20]); memset(v.back(), 1, 1 << 20); } }',
};
const PYTHON: Samples = {
  right: 'print(sum(map(int, input().split())))', loops: 'while True: pass', crashes: 'raise ValueError(3)', refused: 'print(',
  eats: 'a = []\nwhile True: a.append(bytearray(b"x" * (1 << 20)))',
};
const SCRIPT: Samples = {
  right: 'const [a, b] = require("fs").readFileSync(0, "utf8").split(/\\s+/).map(Number);\nconsole.log(a + b);',
  loops: 'while (true) {}', crashes: 'throw new Error("no");', refused: 'let a = ;',
  eats: 'const a = [];\nwhile (true) a.push(Buffer.alloc(1 << 20, 1));',
};
const SAMPLES: Readonly<Record<string, Samples>> = {
  cpp17: CPP, cpp20: CPP, cpp23: CPP,
  c: {
    right: '#include <stdio.h>\nint main(void) { long long a, b; scanf("%lld %lld", &a, &b); printf("%lld\\n", a + b); }',
    loops: 'int main(void) { volatile int x = 0; while (1) x++; }', crashes: 'int main(void) { return 3; }', refused: 'int main(void) { return x; }',
    eats: '#include <stdlib.h>\n#include <string.h>\nint main(void) { while (1) { char *p = malloc(1 << 20); if (!p) abort(); memset(p, 1, 1 << 20); } }',
  },
  python3: PYTHON, pypy3: PYTHON,
  java: {
    right: 'import java.util.*;\npublic class Sum { public static void main(String[] a) { Scanner s = new Scanner(System.in); System.out.println(s.nextLong() + s.nextLong()); } }',
    loops: 'class A { public static void main(String[] a) { while (true) {} } }',
    crashes: 'class A { public static void main(String[] a) { throw new RuntimeException("no"); } }',
    refused: 'class A { public static void main(String[] a) { int x = y; } }',
    eats: 'import java.util.*;\nclass A { public static void main(String[] a) { List<byte[]> l = new ArrayList<>(); while (true) l.add(new byte[1 << 20]); } }',
  },
  rust: {
    right: 'use std::io::*;\nfn main() { let mut s = String::new(); stdin().read_to_string(&mut s).unwrap(); println!("{}", s.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>()); }',
    loops: 'fn main() { let mut x = 0u64; loop { x = std::hint::black_box(x.wrapping_add(1)); } }', crashes: 'fn main() { panic!("no"); }', refused: 'fn main() { let x: i32 = "a"; }',
    eats: 'fn main() { let mut v = Vec::new(); loop { v.push(std::hint::black_box(vec![1u8; 1 << 20])); } }',
  },
  go: {
    right: 'package main\nimport "fmt"\nfunc main() { var a, b int; fmt.Scan(&a, &b); fmt.Println(a + b) }',
    loops: 'package main\nfunc main() { x := 0; for { x++ } }', crashes: 'package main\nfunc main() { panic("no") }', refused: 'package main\nfunc main() { x }',
    eats: 'package main\nvar all [][]byte\nfunc main() { for { b := make([]byte, 1<<20); for i := range b { b[i] = 1 }; all = append(all, b) } }',
  },
  kotlin: {
    right: 'fun main() { val (a, b) = readLine()!!.split(" ").map { it.toLong() }\nprintln(a + b) }',
    loops: 'fun main() { while (true) {} }', crashes: 'fun main() { throw RuntimeException("no") }', refused: 'fun main() { val x: Int = "a" }',
    eats: 'fun main() { val l = ArrayList<ByteArray>()\nwhile (true) l.add(ByteArray(1 shl 20)) }',
  },
  csharp: {
    right: 'using System;\nclass Sum { static void Main() { var p = Console.ReadLine().Split(); Console.WriteLine(long.Parse(p[0]) + long.Parse(p[1])); } }',
    loops: 'class A { static void Main() { while (true) {} } }', crashes: 'class A { static void Main() { throw new System.Exception("no"); } }',
    refused: 'class A { static void Main() { int x = y; } }',
    eats: 'using System.Collections.Generic;\nclass A { static void Main() { var l = new List<byte[]>(); while (true) { var b = new byte[1 << 20]; for (int i = 0; i < b.Length; i += 512) b[i] = 1; l.Add(b); } } }',
  },
  javascript: SCRIPT,
  typescript: {
    ...SCRIPT,
    right: 'import * as fs from "fs";\ninterface Pair { a: number; b: number }\nenum Sign { Plus = 1 }\nclass Sum { constructor(private readonly p: Pair) {} value(): number { return this.p.a + this.p.b * Sign.Plus; } }\n'
      + 'const [a, b] = fs.readFileSync(0, "utf8").split(/\\s+/).map(Number) as [number, number];\nconsole.log(new Sum({ a, b }).value());',
  },
};

describe('The languages', function () {
  this.timeout(120_000);
  const judge = withJudge();
  const limits = { ...DEFAULT_LIMITS, timeLimitMs: 1000 };

  for (const [id, samples] of Object.entries(SAMPLES)) {
    it(`judge ${id}: accepted, wrong, too slow, crashed, refused, too large`, async function () {
      if (typeof await findTools(languageByName(id)!) === 'string') this.skip();
      const tests = [['1 2\n', '3\n'], ['1000000000000 1\n', '1000000000001\n']] as const;
      const results = await Promise.all([
        judge.run(id, samples.right, tests, { limits }), judge.run(id, samples.right, [['1 2\n', '4\n']], { limits }),
        judge.run(id, samples.loops, [['', '']], { limits: { ...limits, timeLimitMs: 300 } }), judge.run(id, samples.crashes, tests, { limits }),
        judge.run(id, samples.refused, tests, { limits }), judge.run(id, samples.eats, tests, { limits: { ...limits, timeLimitMs: 5000 } }),
      ]);
      const why = JSON.stringify(results.map(({ compile, tests: runs }) => [compile.diagnostics, runs.map((run) => [run.verdict, run.message, run.stderr])]));
      assert.deepEqual(results.map(({ verdict }) => verdict), ['AC', 'WA', 'TLE', 'RE', 'CE', 'MLE'], why);
      assert.ok(results[0]!.tests.every((test) => test.peakBytes > 0 && test.cpuMs > 0), why);
      assert.ok(results[4]!.compile.diagnostics.length > 0, 'diagnostics');
    });
  }

  it('start new files with something that compiles and runs', async function () {
    for (const language of languageTable()) {
      if (typeof await findTools(language) === 'string') continue;
      const result = await judge.run(language.id, language.starter, [['1\n']], { limits });
      assert.equal(result.verdict, 'OK', `${language.id}: ${JSON.stringify(result)}`);
    }
  });
});
