/** The two scripts around a single run, and what they say of it. */

/** Said inside before the program starts: what ends without it is no program's doing. */
const BEGUN = 'begun';

export interface Report { readonly code: number; readonly cpuMs: number }

/**
 * Outside, where the program is not: runs `$4` and so on, and reports its exit code and the tree's CPU time into the file
 * `$1`. What comes on the run's descriptor 4 goes into the file `$2`, up to `$3` bytes.
 */
export const OUTSIDE = `PATH=$PATH:/usr/bin:/bin
report=$1; packed=$2; bytes=$3; shift 3
exec 5>&1
{ "$@" 4>&1 >&5 5>&-; echo "$?" >"$report"; } | head -c "$bytes" >"$packed"
times >>"$report"
`;

/**
 * Inside: sets the limits and runs the program. `$1` is how many of the arguments are files to hand out when it has
 * ended, each after a line with its size and name. No program can write more there, or other things, than it could have
 * left in such files; its fate is seen from outside. In bubblewrap the script is process 1, which nothing inside can kill
 * and which whatever else is left there ends with.
 */
export const INSIDE = `cd "$WORK" && cp -R "$IN"/. . && echo ${BEGUN} >&4 || exit 1
count=$1; shift
outs=
while [ "$count" -gt 0 ]; do outs="$outs $1"; shift; count=$((count-1)); done
( ulimit -c 0; ulimit -t "$CPU_S"; ulimit -s "$STACK_KB" 2>/dev/null; ulimit -v "$AS_KB" 2>/dev/null; ulimit -f "$FILE_BLOCKS"; ulimit -n 256
  ulimit -p "$PROCESSES" 2>/dev/null || ulimit -u "$PROCESSES" 2>/dev/null
  unset CPU_S STACK_KB AS_KB FILE_BLOCKS PROCESSES WORK IN
  exec "$@" 4>&- )
code=$?
[ $$ = 1 ] && kill -9 -1 2>/dev/null && wait
trap '' PIPE
set -f
for file in $outs; do
  set +f
  for match in $file; do
    [ -f "$match" ] && [ ! -L "$match" ] || continue
    size=$(($(wc -c <"$match")))
    { printf '%s %s\\n' "$size" "$match"; head -c "$size" <"$match"; } >&4 2>/dev/null
  done
  set -f
done
exit "$code"
`;

/** The exit code, then what `times` of a POSIX shell prints: two lines of user and system time, the shell's and its children's. */
export function readReport(text: string): Report | null {
  const lines = text.trim().split('\n');
  if (lines.length < 3) return null;
  const cpuMs = [...lines[2]!.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
  return { code: Number(lines[0]), cpuMs };
}

/** A name in a folder, or a pattern such as `*.class`. */
export function matches(name: string, pattern: string): boolean {
  if (name.includes('/') || name.startsWith('.')) return false;
  return new RegExp(`^${pattern.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(name);
}

/** The files that the script inside has handed out, as far as they came whole; `null` where it did not even begin. */
export function unpack(packed: Buffer): Map<string, Buffer> | null {
  const files = new Map<string, Buffer>();
  let at = packed.indexOf('\n') + 1;
  if (packed.toString('latin1', 0, at) !== `${BEGUN}\n`) return null;
  for (let end = packed.indexOf('\n', at); end !== -1; end = packed.indexOf('\n', at)) {
    const [, size, name] = /^(\d{1,12}) ([^\0]+)$/.exec(packed.toString('utf8', at, end)) ?? [];
    at = end + 1 + Number(size);
    if (name === undefined || at > packed.length) break;
    files.set(name, packed.subarray(end + 1, at));
  }
  return files;
}
