/** Models often write Python that uses the standard library without importing it: `heapq.heappop`, `List[int]`. */
import type { Program } from '../judge/contract';

/** No contest takes longer programs. */
const LONGEST = 64 * 1024;

/** Modules that are used by name: `heapq.heappop(…)`. */
const MODULES = 'bisect collections copy decimal fractions functools heapq itertools math operator random re string sys time'.split(' ');
/** Names that programs use bare, by the module that holds them. */
const NAMES: Readonly<Record<string, string>> = {
  bisect: 'bisect_left bisect_right insort insort_left insort_right',
  collections: 'Counter OrderedDict defaultdict deque',
  copy: 'deepcopy', decimal: 'Decimal', fractions: 'Fraction',
  functools: 'cache cmp_to_key lru_cache reduce',
  heapq: 'heapify heappop heappush heappushpop heapreplace',
  itertools: 'accumulate combinations groupby permutations product',
  math: 'ceil comb factorial floor gcd inf isqrt lcm log2 sqrt',
  typing: 'Deque Dict List Optional Set Tuple',
};

/** Those that do not end too, which a search that gave up at their end would start from each quotation mark in them. */
const STRINGS_AND_COMMENTS = /"""(?:[^\\]|\\[^])*?(?:"""|$)|'''(?:[^\\]|\\[^])*?(?:'''|$)|"(?:[^"\\\n]|\\[^])*"?|'(?:[^'\\\n]|\\[^])*'?|#.*/g;

/**
 * The program with the imports it lacks, in a line at its top. A name that it binds itself, anywhere and in whatever way, is left alone; and
 * were one imported in vain, the program's own meaning of it would still come later and win.
 */
export function withMissingImports(program: Program): Program {
  const { language, source } = program;
  if ((language !== 'python3' && language !== 'pypy3') || source.length > LONGEST) return program;
  const code = source.replace(STRINGS_AND_COMMENTS, '');
  if (code.includes('__future__')) return program;
  const isUsed = (module: string): boolean => new RegExp(`(?<![\\w.])${module}\\.[a-z_]`, 'i').test(code);
  const lines = MODULES.filter((module) => isUsed(module) && !isBound(code, module)).map((module) => `import ${module}`);
  for (const [module, names] of Object.entries(NAMES)) {
    if (code.includes(`from ${module} import *`)) continue;
    const missing = names.split(' ').filter((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(code) && !isBound(code, name));
    if (missing.length > 0) lines.push(`from ${module} import ${missing.join(', ')}`);
  }
  return lines.length === 0 ? program : { ...program, source: `${lines.join('\n')}\n${source}` };
}

/** Whether the program binds the name itself: imports, defines or assigns it, loops over it or takes it as a parameter. */
function isBound(code: string, name: string): boolean {
  return [
    `\\bimport\\s(?:[^\\n(]{0,200}|\\s*\\([^)]{0,500})\\b${name}\\b`,
    `\\b(?:def|class|as|global|nonlocal) +${name}\\b`,
    `\\bfor [^:\\n]{0,100}\\b${name}\\b[^:\\n]{0,100} in\\b`,
    `\\blambda [^:\\n]{0,200}\\b${name}\\b`,
    `\\bdef \\w+ *\\((?:[^()]|\\([^()]*\\)){0,300}?(?<=[(,*]\\s{0,40})${name}\\s*[,:=)]`,
    `(?:^|\\n)[ \\t]*${name} *:[^\\n=]{0,100}=(?!=)`,
    `\\b${name}\\b[^\\n=([]{0,100}=(?!=)`,
  ].some((pattern) => new RegExp(pattern).test(code));
}
