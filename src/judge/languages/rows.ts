/** The languages, one row each. A new language is a new row here, or one in settings. */
import { languageSchema } from './language';
import type { Language } from './language';
import * as starters from './starters';
import { say } from '../../say';

const C_COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] as [string, string][] };
const C_SYNTAX = { ...C_COMMENTS, lines: 'free', directives: true, literals: ['char'] };
const CPP_SYNTAX = { ...C_SYNTAX, literals: ['char', 'raw-cpp'] };
const PYTHON_SYNTAX = { lineComments: ['#'], blockComments: [], lines: 'indent', literals: ['triple', 'single'] };
const SCRIPT_SYNTAX = { ...C_COMMENTS, lines: 'matter', literals: ['single', 'backtick', 'regex'] };

const CXX = { commands: ['g++', 'g++-15', 'g++-14', 'g++-13', 'g++-12', 'clang++', 'c++'] };
const INSTALL_CXX = say`Install a C++ compiler: "sudo apt install g++" on Debian and Ubuntu, "sudo dnf install gcc-c++" on Fedora,
  "xcode-select --install" on macOS.`;

/** Threads in a static program are sound since this version of the C library. */
const SOUND_LIBRARY = '#if defined(__GLIBC__) && !__GLIBC_PREREQ(2, 34)\n#error too old\n#endif\n';
const STATIC_CPP = {
  flags: ['-static'],
  trial: `#include <condition_variable>\n#include <iostream>\n#include <mutex>\n#include <stdexcept>\n#include <string>\n#include <thread>\n${SOUND_LIBRARY}
int main() {
  std::mutex m; std::condition_variable c; std::string word;
  std::thread reader([&] { std::string s; try { std::cin >> s; throw std::runtime_error(s); } catch (const std::exception &e) { std::lock_guard<std::mutex> l(m); word = e.what(); c.notify_one(); } });
  std::unique_lock<std::mutex> l(m); c.wait(l, [&] { return !word.empty(); }); l.unlock(); reader.join(); std::cout << word << std::endl;
}`,
};
const STATIC_C = {
  flags: ['-static'],
  trial: `#include <pthread.h>\n#include <stdio.h>\n#include <math.h>\n${SOUND_LIBRARY}static char word[16];\nstatic void *reader(void *x) { return scanf("%15s", word) == 1 ? x : 0; }
int main() { pthread_t t; void *r; if (pthread_create(&t, 0, reader, &t) || pthread_join(t, &r) || r != &t || sqrt((double)sizeof word) != 4) return 1; puts(word); return 0; }`,
};

function cpp(year: 17 | 20 | 23, standard: string, aliases: readonly string[]): unknown {
  return {
    id: `cpp${year}`, name: `C++${year}`, aliases: [`c++${year}`, `gnu++${year}`, `g++${year}`, ...aliases],
    extensions: ['.cpp', '.cc', '.cxx', '.c++'], syntax: CPP_SYNTAX, tools: { cxx: CXX }, install: INSTALL_CXX,
    source: 'main.cpp', artifacts: ['main'], fastPath: 'cxx-header', quickStart: STATIC_CPP, starter: starters.CPP,
    compile: ['{cxx}', `-std=${standard}`, '-O2', '-w', '-DONLINE_JUDGE', '{source}', '-o', '{artifact}/main'],
    run: ['{artifact}/main'],
  };
}

const ROWS: readonly unknown[] = [
  cpp(17, 'gnu++17', ['c++', 'cpp', 'cxx', 'cc', 'g++', 'c++14', 'cpp14', 'c++11', 'cpp11', 'gnu c++', 'clang++']),
  cpp(20, 'gnu++20', ['c++2a']),
  cpp(23, 'gnu++2b', ['c++2b', 'c++latest']),
  {
    id: 'c', name: 'C', aliases: ['c11', 'c17', 'c99', 'gnu c', 'gcc', 'ansi c'], extensions: ['.c'], syntax: C_SYNTAX,
    tools: { cc: { commands: ['gcc', 'cc', 'clang'] } },
    install: say`Install a C compiler: "sudo apt install gcc" on Debian and Ubuntu, "xcode-select --install" on macOS.`,
    source: 'main.c', artifacts: ['main'], quickStart: STATIC_C, starter: starters.C,
    compile: ['{cc}', '-std=gnu17', '-O2', '-w', '-DONLINE_JUDGE', '{source}', '-o', '{artifact}/main', '-lm'],
    run: ['{artifact}/main'],
  },
  {
    id: 'python3', name: 'Python 3', aliases: ['python', 'py', 'py3', 'python 3', 'cpython', 'python3.11', 'python3.12'],
    extensions: ['.py', '.py3'], syntax: PYTHON_SYNTAX,
    tools: { python: {
      commands: ['python3', 'python'], minimumVersion: '3.8',
      homeArgs: ['-I', '-c', 'import sys; print(sys.base_prefix)'],
    } },
    install: say`Install Python 3: "sudo apt install python3" on Debian and Ubuntu, or from python.org.`,
    source: 'main.py', run: ['{python}', '{source}'], fastPath: 'python-zygote', starter: starters.PYTHON,
    env: { PYTHONIOENCODING: 'utf-8', PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' },
    timeFactor: 2, memoryExtraBytes: 32 * 2 ** 20,
  },
  {
    id: 'pypy3', name: 'PyPy 3', aliases: ['pypy', 'pypy3.9', 'pypy3.10', 'python (pypy)'], extensions: ['.py', '.pypy'], syntax: PYTHON_SYNTAX,
    tools: { pypy: { commands: ['pypy3', 'pypy'], homeArgs: ['-c', 'import sys; print(sys.prefix)'] } },
    install: say`Install PyPy: "sudo apt install pypy3" on Debian and Ubuntu, "brew install pypy3" on macOS, or from pypy.org.`,
    source: 'main.py', run: ['{pypy}', '{source}'], starter: starters.PYTHON,
    env: { PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' },
    timeFactor: 2, memoryExtraBytes: 128 * 2 ** 20, addressSpace: false,
  },
  {
    id: 'java', name: 'Java', aliases: ['java8', 'java11', 'java17', 'java21', 'openjdk', 'jdk'], extensions: ['.java'],
    syntax: { ...C_COMMENTS, lines: 'free', literals: ['char', 'triple'] },
    tools: {
      javac: { commands: ['javac'], versionArgs: ['-version'], minimumVersion: '8' },
      java: { commands: ['java'], versionArgs: ['-version'], minimumVersion: '8' },
    },
    install: say`Install a Java development kit: "sudo apt install default-jdk" on Debian and Ubuntu, or from adoptium.net.`,
    source: '{class}.java', artifacts: ['*.class'], starter: starters.JAVA,
    compile: ['{javac}', '-J-Xmx512m', '-J-XX:+UseSerialGC', '-J-XX:TieredStopAtLevel=1', '-J-Xshare:auto', '-encoding', 'UTF-8',
      '-nowarn', '-proc:none', '-d', '{artifact}', '{source}'],
    run: ['{java}', '-Xmx{memoryMb}m', '-Xss{stackKb}k', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=4', '-XX:-UsePerfData',
      '-Xshare:auto', '-DONLINE_JUDGE=true', '-Dfile.encoding=UTF-8', '-cp', '{artifact}', '{class}'],
    timeFactor: 2, memoryExtraBytes: 192 * 2 ** 20, addressSpace: false, threads: 64,
  },
  {
    id: 'rust', name: 'Rust', aliases: ['rs', 'rustc', 'rust 2021'], extensions: ['.rs'],
    syntax: { ...C_COMMENTS, lines: 'free', literals: ['char', 'raw-rust'] },
    tools: { rustc: { commands: ['rustc'], homeArgs: ['--print', 'sysroot'] } },
    install: say`Install Rust from rustup.rs, and a C compiler, whose linker it uses.`,
    source: 'main.rs', artifacts: ['main'], starter: starters.RUST,
    compile: ['{rustc}', '--edition', '2021', '-C', 'opt-level=2', '-C', 'debuginfo=0', '-A', 'warnings', '--color', 'never',
      '{source}', '-o', '{artifact}/main'],
    run: ['{artifact}/main'],
  },
  {
    id: 'go', name: 'Go', aliases: ['golang'], extensions: ['.go'],
    syntax: { ...C_COMMENTS, lines: 'matter', literals: ['char', 'backtick'] },
    tools: { go: { commands: ['go'], versionArgs: ['version'], homeArgs: ['env', 'GOROOT'] } },
    install: say`Install Go: "sudo apt install golang-go" on Debian and Ubuntu, or from go.dev.`,
    source: 'main.go', artifacts: ['main'], starter: starters.GO,
    compile: ['{go}', 'build', '-o', '{artifact}/main', '{source}'],
    run: ['{artifact}/main'],
    env: { GO111MODULE: 'off', GOFLAGS: '', GOPROXY: 'off', GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOTELEMETRY: 'off' },
    memoryExtraBytes: 16 * 2 ** 20, addressSpace: false, threads: 64,
  },
  {
    id: 'javascript', name: 'JavaScript', aliases: ['js', 'node', 'nodejs', 'node.js', 'ecmascript'], extensions: ['.js', '.mjs', '.cjs'],
    syntax: SCRIPT_SYNTAX, tools: { node: { commands: ['node', 'nodejs'], minimumVersion: '14' } },
    install: say`Install Node.js: "sudo apt install nodejs" on Debian and Ubuntu, or from nodejs.org.`,
    source: 'main.js', run: ['{node}', '--stack-size={stackKb}', '--max-old-space-size={memoryMb}', '{source}'], starter: starters.JAVASCRIPT,
    timeFactor: 2, memoryExtraBytes: 96 * 2 ** 20, addressSpace: false, threads: 64,
  },
  {
    id: 'typescript', name: 'TypeScript', aliases: ['ts', 'deno', 'ts-node'], extensions: ['.ts', '.mts', '.cts'],
    syntax: SCRIPT_SYNTAX, tools: { node: { commands: ['node', 'nodejs'], minimumVersion: '14' } },
    install: say`Install Node.js: "sudo apt install nodejs" on Debian and Ubuntu, or from nodejs.org.`,
    source: 'main.js', transform: 'strip-types', starter: starters.TYPESCRIPT,
    run: ['{node}', '--stack-size={stackKb}', '--max-old-space-size={memoryMb}', '{source}'],
    timeFactor: 2, memoryExtraBytes: 96 * 2 ** 20, addressSpace: false, threads: 64,
  },
  {
    id: 'kotlin', name: 'Kotlin', aliases: ['kt', 'kotlin 1.9', 'kotlin 2'], extensions: ['.kt'],
    syntax: { ...C_COMMENTS, lines: 'matter', literals: ['char', 'triple'] },
    tools: {
      kotlinc: { commands: ['kotlinc'], versionArgs: ['-version'] },
      java: { commands: ['java'], versionArgs: ['-version'] },
    },
    install: say`Install Kotlin's command line compiler (kotlinlang.org, or "sdk install kotlin") and a Java runtime.`,
    source: 'main.kt', artifacts: ['main.jar'], starter: starters.KOTLIN,
    compile: ['{kotlinc}', '-nowarn', '-include-runtime', '-d', '{artifact}/main.jar', '{source}'],
    run: ['{java}', '-Xmx{memoryMb}m', '-Xss{stackKb}k', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-jar', '{artifact}/main.jar'],
    timeFactor: 2, memoryExtraBytes: 192 * 2 ** 20, addressSpace: false, threads: 64,
  },
  {
    id: 'csharp', name: 'C#', aliases: ['cs', 'c#', 'mono', 'c sharp', '.net'], extensions: ['.cs'],
    syntax: { ...C_COMMENTS, lines: 'free', directives: true, literals: ['char', 'triple', 'verbatim-csharp'] },
    tools: { mcs: { commands: ['mcs'] }, mono: { commands: ['mono'] } },
    install: say`Install Mono: "sudo apt install mono-mcs mono-runtime" on Debian and Ubuntu, or from mono-project.com.`,
    source: 'main.cs', artifacts: ['main.exe'], starter: starters.CSHARP,
    compile: ['{mcs}', '-optimize+', '-warn:0', '-r:System.Numerics.dll', '-out:{artifact}/main.exe', '{source}'],
    run: ['{mono}', '{artifact}/main.exe'],
    timeFactor: 2, memoryExtraBytes: 64 * 2 ** 20, addressSpace: false, threads: 64,
  },
];

export const BUILT_IN_LANGUAGES: readonly Language[] = ROWS.map((row) => languageSchema.parse(row));
