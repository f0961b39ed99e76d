import * as assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { withJudge } from '../support/withJudge';

/** A program whose head asks for a loader is no static one. */
const hasLoader = (file: string): boolean => readFileSync(file).subarray(0, 2048).includes('ld-linux');

describe('flags with which programs start sooner', function () {
  this.timeout(120_000);
  const TRIAL = '#include <iostream>\n#include <string>\nint main() { std::string s; std::cin >> s; std::cout << s << std::endl; }\n';
  const row = (id: string, flags: readonly string[]) => ({
    id, name: id, extensions: ['.cpp'], syntax: { lineComments: ['//'], blockComments: [], lines: 'free' as const, directives: true, literals: [] }, install: '',
    tools: { cxx: { commands: ['g++'], versionArgs: ['--version'] } }, source: 'main.cpp', artifacts: ['main'], run: ['{artifact}/main'],
    compile: ['{cxx}', '-O1', '{source}', '-o', '{artifact}/main'], quickStart: { flags: [...flags], trial: TRIAL },
  });
  const context = withJudge({ languages: [row('static', ['-static']), row('impossible', ['-lnowhere']), row('wrapped', ['-Wl,--wrap=puts'])] });
  const compiled = (id: string): string => {
    const dir = path.join(context.cacheDir, 'artifacts');
    return path.join(dir, readdirSync(dir).find((name) => name.startsWith(`${id}-`))!, 'main');
  };

  it('are used where a trial shows that they work', async () => {
    assert.equal((await context.runOne('static', '#include <cstdio>\nint main() { puts("1"); }', '', '1')).verdict, 'AC');
    assert.equal(hasLoader(compiled('static')), false);
  });

  it('are left out where the trial fails', async () => {
    assert.equal((await context.runOne('impossible', '#include <cstdio>\nint main() { puts("2"); }', '', '2')).verdict, 'AC');
    assert.equal(hasLoader(compiled('impossible')), true);
  });

  it('are left out of a program that cannot be linked with them', async () => {
    assert.equal((await context.runOne('wrapped', '#include <cstdio>\nint main() { puts("3"); }', '', '3')).verdict, 'AC');
  });

  it('change nothing of what a compile error says', async () => {
    const { verdict, compile } = await context.run('wrapped', 'int main() { return nothing; }', [['']]);
    assert.equal(verdict, 'CE');
    assert.match(compile.diagnostics, /nothing/);
  });
});
