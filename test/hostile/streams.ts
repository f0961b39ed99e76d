/** Programs that mistreat their standard streams; none of it is a crime, and each gets the verdict it deserves. */
import * as assert from 'node:assert/strict';
import type { Verdict } from '../../src/judge/contract';
import type { Arena, Sources } from './arena';
import { LANGUAGES } from './arena';

const C = '#include <stdio.h>\n#include <string.h>\n#include <unistd.h>\n';

const CASES: readonly { readonly name: string; readonly sources: Sources; readonly input: string; readonly output: string; readonly verdict: Verdict }[] = [
  {
    name: 'closing standard output early', input: '', output: '', verdict: 'OK',
    sources: { cpp17: `${C}int main() { close(1); for (volatile int i = 0; i < 1000; i = i + 1); return 0; }`, python3: 'import os\nos.close(1)\nsum(range(1000))\nos._exit(0)\n' },
  },
  {
    name: 'never reading megabytes of input', input: 'x'.repeat(8 << 20), output: 'ok\n', verdict: 'OK',
    sources: { cpp17: `${C}int main() { puts("ok"); }`, python3: 'print("ok")\n' },
  },
  {
    name: 'closing standard input at once', input: 'x'.repeat(1 << 20), output: 'ok\n', verdict: 'OK',
    sources: { cpp17: `${C}int main() { close(0); puts("ok"); }`, python3: 'import os\nos.close(0)\nprint("ok")\n' },
  },
  {
    name: 'closing every descriptor there is', input: '', output: 'ok\n', verdict: 'OK',
    sources: {
      cpp17: `${C}int main() { write(1, "ok\\n", 3); for (int i = 0; i < 4096; i++) close(i); return 0; }`,
      python3: 'import os\nos.write(1, b"ok\\n")\nos.closerange(0, 4096)\nos._exit(0)\n',
    },
  },
  {
    name: 'writing binary and broken UTF-8', input: '', output: '\0\ufffd\ufffda\n', verdict: 'OK',
    sources: { cpp17: `${C}int main() { write(1, "\\0\\xff\\xc3" "a\\n", 5); }`, python3: 'import sys\nsys.stdout.buffer.write(b"\\0\\xff\\xc3a\\n")\n' },
  },
];

export function streamAttacks(arena: Arena): void {
  for (const { name, sources, input, output, verdict } of CASES) {
    for (const language of LANGUAGES) {
      it(`${name}, in ${language}`, async () => {
        const outside = await arena.outside(language, sources[language], input, 0);
        assert.equal(outside.code, 0);
        assert.equal(Buffer.from(outside.stdout, 'latin1').toString('utf8'), output);
        const result = await arena.attack(language, sources[language], input, [verdict]);
        assert.equal(result.output, output);
        await arena.expectCalm(language);
      });
    }
  }
}
