/** Sources that attack while they are compiled. */
import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Arena } from './arena';

interface CompileAttack {
  readonly name: string;
  readonly source: (arena: Arena) => string;
  /** What an unguarded compiler does with it, given a second of time, 1 GB of memory and 1 MB of talk. */
  readonly shown: (outcome: Compilation, arena: Arena) => void;
}

interface Compilation {
  /** It came to its end by itself. */
  readonly ended: boolean;
  readonly words: string;
}

const endless = ({ ended }: Compilation): void => assert.equal(ended, false, 'it ended by itself');

// Files of /proc cannot be had so: they say that they are empty, and the compiler believes them.
const ATTACKS: readonly CompileAttack[] = [
  {
    name: 'a template bomb', shown: endless,
    source: () => 'template<int N, int M> struct F { static const int v = F<N - 1, M>::v + F<N - 1, M + 1>::v; };\ntemplate<int M> struct F<0, M> { static const int v = M; };\n'
      + 'template<int N, long long S> struct G { enum { a = G<N - 1, S * 2>::a + G<N - 1, S * 2 + 1>::a }; };\ntemplate<long long S> struct G<0, S> { enum { a = 1 }; };\nint main() { return G<40, 1>::a; }\n',
  },
  {
    name: 'a constexpr loop', shown: endless,
    source: () => 'constexpr long f(long n) { long s = 0; for (long i = 0; i < n; i++) for (long j = 0; j < 200000; j++) s += i ^ j; return s; }\n'
      + Array.from({ length: 400 }, (_, i) => `constexpr long v${i} = f(${160 + i % 3}), w${i} = f(${150 - i % 7});\n`).join('') + 'int main() { return v1; }\n',
  },
  { name: 'a device without end as a header', shown: endless, source: () => '#include "/dev/zero"\nint main() {}\n' },
  {
    name: 'an array of gigabytes in the program', shown: ({ words }) => assert.ok(words.length >= 0),
    source: () => 'char a[1L << 33] = {1};\nint main() { return a[5]; }\n',
  },
  {
    name: 'macros that grow without end', shown: endless,
    source: () => `#define A0 x x x x x x x x x x\n${Array.from({ length: 12 }, (_, i) => `#define A${i + 1} ${`A${i} `.repeat(10)}\n`).join('')}int main() { A12 }\n`,
  },
  {
    name: 'the assembler told to repeat without end', shown: endless,
    source: () => 'asm(".data\\n.rept 1000000000\\n.quad 1, 2, 3, 4\\n.endr\\n.text");\nint main() {}\n',
  },
  {
    name: 'a file that includes itself', shown: ({ words }) => assert.match(words, /nested/),
    source: () => '#include __FILE__\n#include __FILE__\nint main() {}\n',
  },
  {
    name: 'a template that needs itself, one larger', shown: ({ words }) => assert.match(words, /depth/),
    source: () => 'template<int N> struct A { static const int v = A<N + 1>::v; };\nint main() { return A<0>::v; }\n',
  },
  {
    name: 'options of the compiler given in the source', shown: ({ words }) => assert.match(words, /fplugin|expected/),
    source: () => '#pragma GCC optimize ("fplugin=/work/evil.so")\n#pragma GCC plugin "/work/evil.so"\n__attribute__((optimize("fplugin=/work/evil.so", "specs=/work/evil"))) int f() { return 1; }\nint main() { return f( }\n',
  },
  {
    name: 'a flood of diagnostics', shown: ({ words, ended }) => assert.ok(words.length > 500_000 || !ended),
    source: () => `#pragma GCC diagnostic error "-Wall"\n${Array.from({ length: 20_000 }, (_, i) => `int f${i}() { return undefined_name_${i} + another_undefined_name_${i}; }\n`).join('')}`,
  },
  {
    name: 'a file of the user as a header', shown: ({ words }, { canary }) => assert.match(words, new RegExp(canary)),
    source: ({ canaryFile }) => `#include "${canaryFile}"\nint main() {}\n`,
  },
  {
    name: 'a file of the user put in by the assembler', shown: ({ ended }) => assert.equal(ended, true),
    source: ({ canaryFile }) => `asm(".data\\nsecret: .incbin \\"${canaryFile}\\"\\n.byte 0\\n.text");\nextern char secret[] asm("secret");\n#include <stdio.h>\nint main() { puts(secret); }\n`,
  },
];

export function compileAttacks(arena: Arena): void {
  for (const { name, source, shown } of ATTACKS) {
    it(name, async () => {
      const text = source(arena);
      shown(await compileOutside(text), arena);
      const restarts = arena.judge.stats.supervisorRestarts;
      const result = await arena.run({ language: 'cpp17', source: text }, '');
      assert.equal(result.verdict, 'CE', JSON.stringify(result).slice(0, 2000));
      assert.ok(result.compile.diagnostics.length < 10_000);
      assert.doesNotMatch(JSON.stringify(result), new RegExp(arena.canary));
      // The source's own words may be quoted, with the path that it names.
      assert.doesNotMatch(result.compile.diagnostics.replaceAll(arena.canaryFile, ''), /\/tmp\/|\/home\/|root:/);
      assert.equal(arena.judge.stats.supervisorRestarts, restarts);
      await arena.expectCalm('cpp17');
    });
  }
}

function compileOutside(source: string): Promise<Compilation> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shortlist-compile-'));
  const file = path.join(folder, 'main.cpp');
  writeFileSync(file, source);
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', 'ulimit -t 1; ulimit -v 1048576; exec g++ -std=gnu++17 -O2 main.cpp -o main'], { cwd: folder, maxBuffer: 1 << 20 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      const words = stdout + stderr;
      const killed = error !== null && (error.signal !== null && error.signal !== undefined || /Killed|terminated|exhausted|cannot allocate|out of memory/i.test(words));
      resolve({ ended: !killed, words });
    });
  });
}
