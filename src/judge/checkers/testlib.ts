/** Checkers that include testlib.h need it; the judge carries none, and looks where people keep it. */
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../userError';
import type { Program } from '../contract';
import type { WorkFile } from '../sandbox/sandbox';
import { say } from '../../say';

const HEADER = 'testlib.h';

/** The headers a checker needs beside it.
 *  @throws {UserError} where testlib.h is wanted and nowhere to be found. */
export function headersFor(program: Program, setting: string | undefined): readonly WorkFile[] {
  if (!/^[ \t]*#[ \t]*include[ \t]*[<"](?:[\w./]*\/)?testlib\.h[>"]/m.test(program.source)) return [];
  const places = [
    ...setting === undefined ? [] : [setting, path.join(setting, HEADER)],
    ...(process.env['CPLUS_INCLUDE_PATH'] ?? '').split(path.delimiter).filter((dir) => path.isAbsolute(dir)).map((dir) => path.join(dir, HEADER)),
    path.join('/usr/local/include', HEADER), path.join('/usr/include', HEADER), path.join('/opt/homebrew/include', HEADER),
  ];
  const found = places.find((place) => path.basename(place) === HEADER && existsSync(place));
  if (found === undefined) {
    throw new UserError(say`The checker includes testlib.h, which was not found. Put it beside the checker, or name its path in the settings
      (it is at github.com/MikeMirzayanov/testlib).`, 'openSettings');
  }
  return [{ name: HEADER, content: readFileSync(found) }];
}

/** `#include <testlib.h>` finds only what is on the compiler's path; the header lies beside the source. */
export function withLocalHeaders(program: Program): Program {
  return { ...program, source: program.source.replace(/^([ \t]*#[ \t]*include[ \t]*)[<"](?:[\w./]*\/)?testlib\.h[>"]/gm, '$1"testlib.h"') };
}
