/** Programs that reach for what is not theirs: the network, the user's files, other processes, other candidates. */
import * as assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import * as path from 'node:path';
import type { Arena, Sources } from './arena';
import { LANGUAGES } from './arena';

const C = '#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n#include <errno.h>\n#include <fcntl.h>\n#include <signal.h>\n#include <dirent.h>\n'
  + '#include <sys/stat.h>\n#include <sys/wait.h>\n#include <sys/socket.h>\n#include <sys/un.h>\n#include <sys/ptrace.h>\n#include <netinet/in.h>\n#include <arpa/inet.h>\n';

const NETWORK: Readonly<Record<'TCP' | 'UDP', Sources>> = {
  TCP: {
    cpp17: `${C}int main() { int port; scanf("%d", &port); int s = socket(AF_INET, SOCK_STREAM, 0); sockaddr_in a{}; a.sin_family = AF_INET; a.sin_port = htons(port); a.sin_addr.s_addr = htonl(INADDR_LOOPBACK); puts(connect(s, (sockaddr*)&a, sizeof a) == 0 && write(s, "hello", 5) == 5 ? "sent" : strerror(errno)); }`,
    python3: 'import socket\ntry:\n    socket.create_connection(("127.0.0.1", int(input())), 5).sendall(b"hello")\n    print("sent")\nexcept OSError as e: print(e)\n',
  },
  UDP: {
    cpp17: `${C}int main() { int port; scanf("%d", &port); int s = socket(AF_INET, SOCK_DGRAM, 0); sockaddr_in a{}; a.sin_family = AF_INET; a.sin_port = htons(port); a.sin_addr.s_addr = htonl(INADDR_LOOPBACK); puts(sendto(s, "hello", 5, 0, (sockaddr*)&a, sizeof a) == 5 ? "sent" : strerror(errno)); }`,
    python3: 'import socket\ntry:\n    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"hello", ("127.0.0.1", int(input())))\n    print("sent")\nexcept OSError as e: print(e)\n',
  },
};

/** Abstract sockets belong to the network's namespace and to no folder. */
const ABSTRACT: Sources = {
  cpp17: `${C}int main() { char name[64]; scanf("%60s", name); sockaddr_un a{}; a.sun_family = AF_UNIX; strcpy(a.sun_path + 1, name); int s = socket(AF_UNIX, SOCK_STREAM, 0); puts(connect(s, (sockaddr*)&a, sizeof(sa_family_t) + 1 + strlen(name)) == 0 && write(s, "hello", 5) == 5 ? "sent" : strerror(errno)); }`,
  python3: 'import socket\ns = socket.socket(socket.AF_UNIX)\ntry:\n    s.connect("\\0" + input())\n    s.sendall(b"hello")\n    print("sent")\nexcept OSError as e: print(e)\n',
};

/** Prints the files it is given, and the environment of every process it can see. */
const SPY: Sources = {
  cpp17: `${C}static void show(const char* f) { char b[4096]; int fd = open(f, O_RDONLY); if (fd < 0) { printf("%s: %s\\n", f, strerror(errno)); return; } for (ssize_t n; (n = read(fd, b, sizeof b)) > 0;) fwrite(b, 1, n, stdout); close(fd); }\n`
    + 'extern char** environ;\nint main() { char f[4096]; while (scanf("%4000s", f) == 1) { show(f); DIR* d = opendir(f); while (d) { dirent* e = readdir(d); if (!e) break; puts(e->d_name); } }\n'
    + 'for (char** e = environ; *e; e++) puts(*e); DIR* p = opendir("/proc"); while (p) { dirent* e = readdir(p); if (!e) break; char g[300]; sprintf(g, "/proc/%.200s/environ", e->d_name); show(g); } }\n',
  python3: 'import os, sys\nfor f in sys.stdin.read().split():\n    try: print(open(f, errors="replace").read() if not os.path.isdir(f) else os.listdir(f))\n    except OSError as e: print(e)\n'
    + 'print(os.environ)\nfor p in os.listdir("/proc") if os.path.isdir("/proc") else []:\n    try: print(open(f"/proc/{p}/environ", errors="replace").read())\n    except OSError: pass\n',
};

/** Creates a file in each of the folders it is given, in every way. */
const VANDAL: Sources = {
  cpp17: `${C}int main() { char d[4000]; while (scanf("%3900s", d) == 1) { char f[4096]; sprintf(f, "%s/vandal", d); int fd = open(f, O_WRONLY | O_CREAT, 0666); if (fd >= 0 && write(fd, "x", 1) == 1) printf("wrote %s\\n", f); sprintf(f, "%s/../vandal-folder", d); if (mkdir(f, 0777) == 0) printf("made %s\\n", f); sprintf(f, "%s/secret.txt", d); if (unlink(f) == 0) printf("removed %s\\n", f); if (chmod(d, 0777) == 0) printf("changed %s\\n", d); } }`,
  python3: 'import os, sys\nfor d in sys.stdin.read().split():\n    for what, act in (("wrote", lambda: open(d + "/vandal", "w").write("x")), ("made", lambda: os.mkdir(d + "/../vandal-folder")), ("removed", lambda: os.unlink(d + "/secret.txt")), ("changed", lambda: os.chmod(d, 0o777))):\n'
    + '        try:\n            act()\n            print(what, d)\n        except OSError: pass\n',
};

/** Leaves something that is no regular file where the output is looked for. */
const TRAPS: Readonly<Record<string, Sources>> = {
  'a symbolic link': {
    cpp17: `${C}int main() { char f[4000]; scanf("%3900s", f); printf("%d\\n", symlink(f, "out.txt")); }`,
    python3: 'import os\nos.symlink(input(), "out.txt")\nprint(0)\n',
  },
  'a hard link': {
    cpp17: `${C}int main() { char f[4000]; scanf("%3900s", f); printf("%d\\n", link(f, "out.txt")); }`,
    python3: 'import os\ntry: os.link(input(), "out.txt")\nexcept OSError: print(-1)\nelse: print(0)\n',
  },
  'a FIFO': { cpp17: `${C}int main() { printf("%d\\n", mkfifo("out.txt", 0666)); }`, python3: 'import os\nos.mkfifo("out.txt")\nprint(0)\n' },
  'a socket': {
    cpp17: `${C}int main() { sockaddr_un a{}; a.sun_family = AF_UNIX; strcpy(a.sun_path, "out.txt"); printf("%d\\n", bind(socket(AF_UNIX, SOCK_STREAM, 0), (sockaddr*)&a, sizeof a)); }`,
    python3: 'import socket\nsocket.socket(socket.AF_UNIX).bind("out.txt")\nprint(0)\n',
  },
  'a device': {
    cpp17: `${C}#include <sys/sysmacros.h>\nint main() { printf("%d\\n", mknod("out.txt", S_IFCHR | 0666, makedev(1, 5))); }`,
    python3: 'import os, stat\ntry: os.mknod("out.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))\nexcept OSError: print(-1)\nelse: print(0)\n',
  },
  'a folder': { cpp17: `${C}int main() { printf("%d\\n", mkdir("out.txt", 0777)); }`, python3: 'import os\nos.mkdir("out.txt")\nprint(0)\n' },
};

/** Kills, traces and overwrites its parent and every process it can name. */
const KILLER: Sources = {
  cpp17: `${C}int main() { pid_t p = getppid(); char f[64]; sprintf(f, "/proc/%d/mem", p); if (open(f, O_RDWR) >= 0) puts("parent's memory is open"); if (open("/proc/1/mem", O_RDWR) >= 0) puts("memory of 1 is open");\n`
    + 'if (ptrace(PTRACE_ATTACH, p, 0, 0) == 0) puts("traced"); fflush(stdout); signal(SIGTERM, SIG_IGN); kill(p, SIGKILL); kill(0, SIGTERM); kill(-1, SIGTERM); for (int i = 1; i < 400; i++) if (i != getpid()) kill(i, SIGKILL); puts("done"); }\n',
  python3: 'import os, signal\nfor p in (os.getppid(), 1):\n    try:\n        open(f"/proc/{p}/mem", "r+b")\n        print("memory of", p, "is open")\n    except OSError: pass\n'
    + 'import ctypes\nif ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0: print("traced")\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n'
    + 'for p, s in [(os.getppid(), 9), (0, 15), (-1, 15)] + [(i, 9) for i in range(1, 400) if i != os.getpid()]:\n    try: os.kill(p, s)\n    except OSError: pass\nprint("done")\n',
};

/** The same against a process of its own, so that nobody else is hurt outside. */
const KILLER_OUTSIDE: Sources = {
  cpp17: `${C}int main() { pid_t parent = getpid(); if (fork() == 0) { char f[64]; sprintf(f, "/proc/%d/mem", getppid()); printf("%d\\n", open(f, O_RDWR) >= 0); fflush(stdout); kill(getppid(), SIGKILL); _exit(0); } while (true) pause(); }`,
  python3: 'import os, signal\nif os.fork() == 0:\n    try:\n        open(f"/proc/{os.getppid()}/mem", "r+b")\n        print(1, flush=True)\n    except OSError: print(0, flush=True)\n    os.kill(os.getppid(), 9)\n    os._exit(0)\nwhile True: signal.pause()\n',
};

/** Writes to every descriptor it was started with beyond the three that are its own, and says which there were. */
const HEIR: Sources = {
  cpp17: `${C}int main() { for (int i = 3; i < 1024; i++) if (fcntl(i, F_GETFD) >= 0) { printf("has %d\\n", i); fflush(stdout); write(i, "\\xff\\xff\\xff\\xff", 4); } char b[8]; printf("%d\\n", (int)read(1, b, 8)); write(0, "\\xff\\xff\\xff\\xff", 4); }`,
  python3: 'import os\nfor i in range(3, 1024):\n    try: os.fstat(i)\n    except OSError: continue\n    print("has", i, flush=True)\n    try: os.write(i, b"\\xff" * 4)\n    except OSError: pass\n'
    + 'try: print(len(os.read(1, 8)))\nexcept OSError: print(-1)\ntry: os.write(0, b"\\xff" * 4)\nexcept OSError: pass\n',
};

/** Another process of the same program is traced and read through /proc: in the sandbox not even that. */
const SIBLINGS: Sources = {
  cpp17: `${C}int main() { pid_t p = fork(); if (p == 0) { sleep(5); _exit(0); } if (ptrace(PTRACE_ATTACH, p, 0, 0) == 0) puts("traced"); kill(p, SIGKILL); }`,
  python3: 'import ctypes, os, time\np = os.fork()\nif p == 0:\n    time.sleep(5)\n    os._exit(0)\nif ctypes.CDLL(None).ptrace(16, p, 0, 0) == 0: print("traced")\nos.kill(p, 9)\n',
};

/** System calls that open ways out of a sandbox; each prints its name where it is let through. */
const ESCAPES: Sources = {
  cpp17: `${C}#include <sched.h>\n#include <sys/mount.h>\n#include <sys/syscall.h>\nint main() { char page[256] = {}; if (unshare(CLONE_NEWUSER) == 0) puts("namespace"); if (unshare(CLONE_NEWNS) == 0) puts("mounts"); if (mount("tmpfs", "/scratch", "tmpfs", 0, 0) == 0) puts("mount"); if (umount2("/box", MNT_DETACH) == 0) puts("umount"); if (umount2("/proc", MNT_DETACH) == 0) puts("umount /proc");\n`
    + 'if (syscall(SYS_bpf, 0, page, 64) >= 0) puts("bpf"); if (syscall(SYS_keyctl, 0, -3, 1) >= 0) puts("keyctl"); if (syscall(425, 8, page) >= 0) puts("io_uring"); if (setuid(0) == 0 && getuid() == 0 && access("/etc/shadow", R_OK) == 0) puts("root"); if (chroot("/") == 0) puts("chroot"); if (socket(16, SOCK_RAW, 0) >= 0 || socket(AF_INET, SOCK_RAW, 1) >= 0) puts("raw socket"); }\n',
  python3: 'import ctypes, os\nc = ctypes.CDLL(None, use_errno=True)\nb = ctypes.create_string_buffer(256)\n'
    + 'for name, ok in (("namespace", c.unshare(0x10000000) == 0), ("mounts", c.unshare(0x20000) == 0), ("mount", c.mount(b"tmpfs", b"/scratch", b"tmpfs", 0, None) == 0), ("umount", c.umount2(b"/box", 2) == 0), ("umount /proc", c.umount2(b"/proc", 2) == 0), ("chroot", c.chroot(b"/") == 0), ("raw socket", c.socket(16, 3, 0) >= 0 or c.socket(2, 3, 1) >= 0), ("io_uring", c.syscall(425, 8, b) >= 0)):\n    if ok: print(name)\n',
};

/** Leaves files wherever it can, and lists what an earlier run has left. */
const HOARDER: Sources = {
  cpp17: `${C}int main() { const char* dirs[] = {".", "/tmp", "/dev/shm", "/var/tmp", "/artifact", "/scratch", "/run"}; for (const char* d : dirs) { char f[99]; sprintf(f, "%s/hoard", d); if (access(f, F_OK) == 0) printf("found %s\\n", f); int fd = open(f, O_WRONLY | O_CREAT, 0666); if (fd >= 0) close(fd); } }`,
  python3: 'import os\nfor d in (".", "/tmp", "/dev/shm", "/var/tmp", "/artifact", "/scratch", "/run"):\n    if os.path.exists(d + "/hoard"): print("found", d)\n    try: open(d + "/hoard", "w").close()\n    except OSError: pass\n',
};
const HOARDER_OUTSIDE: Sources = {
  cpp17: `${C}int main() { for (int run = 0; run < 2; run++) { if (access("hoard", F_OK) == 0) puts("found"); close(open("hoard", O_WRONLY | O_CREAT, 0666)); } }`,
  python3: 'import os\nfor run in range(2):\n    if os.path.exists("hoard"): print("found")\n    open("hoard", "w").close()\n',
};

export function escapeAttacks(arena: Arena): void {
  for (const language of LANGUAGES) {
    for (const protocol of ['TCP', 'UDP'] as const) {
      it(`talks ${protocol} to no server of this machine, in ${language}`, async () => {
        const { port, received, close } = protocol === 'TCP' ? await tcpServer({ host: '127.0.0.1', port: 0 }) : await udpServer();
        try {
          const source = NETWORK[protocol][language];
          await arena.outside(language, source, String(port), 0);
          await eventually(() => received() === 'hello', 'nothing came through outside the sandbox');
          const { output } = await arena.attack(language, source, String(port), ['OK']);
          if (protocol === 'TCP') assert.doesNotMatch(output, /sent/);
          await arena.expectCalm(language);
          assert.equal(received(), 'hello', 'the server heard the candidate');
        } finally {
          await close();
        }
      });
    }

    it(`talks to no abstract socket, in ${language}`, async () => {
      const name = `shortlist-test-${process.pid}-${language}`;
      const { received, close } = await abstractServer(name);
      try {
        await arena.outside(language, ABSTRACT[language], name, 0);
        await eventually(() => received() === 'hello', 'nothing came through outside the sandbox');
        assert.doesNotMatch((await arena.attack(language, ABSTRACT[language], name, ['OK'])).output, /sent/);
        await arena.expectCalm(language);
        assert.equal(received(), 'hello');
      } finally {
        await close();
      }
    });

    // DNS needs a network to be shown, which a test has not; a name server is reached by UDP, as above, and its address
    // is read from a file that must not be there.
    it(`reads no file, environment or secret of the user, in ${language}`, async () => {
      const wanted = [arena.canaryFile, arena.folder, homedir(), path.join(homedir(), '.bashrc'), '/etc/passwd', '/etc/shadow', '/etc/resolv.conf', '/etc/hosts'].join('\n');
      const { stdout } = await arena.outside(language, SPY[language], wanted, 0);
      assert.match(stdout, new RegExp(`${arena.canary}\\n`));
      assert.match(stdout, new RegExp(`SHORTLIST_TEST_CANARY.*${arena.canary}`));
      const { output } = await arena.attack(language, SPY[language], wanted, ['OK', 'RE']);
      for (const secret of [arena.canary, 'root:', 'nameserver', 'localhost', 'SHORTLIST']) assert.ok(!output.includes(secret), `"${secret}" is in ${output}`);
      await arena.expectCalm(language);
    });

    it(`writes nowhere but into its own folder, in ${language}`, async () => {
      const { stdout, folder } = await arena.outside(language, VANDAL[language], '.', 0);
      assert.match(stdout, /wrote/);
      assert.equal(readFileSync(path.join(folder, 'vandal'), 'utf8'), 'x');
      const places = [arena.folder, homedir(), '/usr', '/usr/bin', '/usr/lib', '/etc', '/bin', '/artifact', '/box', '/dev', '/', '/proc/1', '/sys', '/root', '/home', '/var/tmp'];
      const { output } = await arena.attack(language, VANDAL[language], places.join('\n'), ['OK']);
      assert.equal(output, '');
      await arena.expectCalm(language);
    });

    for (const [name, sources] of Object.entries(TRAPS)) {
      it(`leaves ${name} as its output in vain, in ${language}`, async () => {
        const { stdout } = await arena.outside(language, sources[language], arena.canaryFile, 0);
        // Only the superuser makes devices: elsewhere that cannot be shown.
        if (name !== 'a device' || process.getuid?.() === 0) assert.match(stdout, /^0$/m);
        const result = await arena.attack(language, sources[language], arena.canaryFile, ['WA', 'RE'], {
          outputFile: 'out.txt', tests: [{ id: '1', input: arena.canaryFile, expected: arena.canary }],
        });
        assert.equal(result.output, '');
        await arena.expectCalm(language);
      });
    }

    it(`neither kills, traces nor overwrites its parent or the supervisor, in ${language}`, async () => {
      const { signal, stdout } = await arena.outside(language, KILLER_OUTSIDE[language], '', 0);
      assert.equal(signal, 'SIGKILL', 'a parent can be killed outside');
      if (process.getuid?.() === 0) assert.equal(stdout, '1\n');
      const { output } = await arena.attack(language, KILLER[language], '', ['OK', 'RE']);
      assert.doesNotMatch(output, /open|traced/);
      await arena.expectCalm(language);
    });

    it(`inherits no descriptor but its three, in ${language}`, async () => {
      // Outside, what starts it decides what it inherits: nothing to be shown of the attack itself.
      const { output } = await arena.attack(language, HEIR[language], 'input', ['OK']);
      assert.equal(output, '-1\n');
      await arena.expectCalm(language);
    });

    it(`traces not even a process of its own, in ${language}`, async () => {
      assert.equal((await arena.outside(language, SIBLINGS[language], '', 0)).stdout, 'traced\n');
      assert.equal((await arena.attack(language, SIBLINGS[language], '', ['OK'])).output, '');
      await arena.expectCalm(language);
    });

    it(`gets no new namespace, mount, key, BPF or io_uring, in ${language}`, async () => {
      // Outside, most of these work for the superuser alone; a throw-away user namespace may not be had at all.
      const { output } = await arena.attack(language, ESCAPES[language], '', ['OK']);
      assert.equal(output, '');
      await arena.expectCalm(language);
    });

    it(`finds nothing that an earlier run has left, in ${language}`, async () => {
      assert.equal((await arena.outside(language, HOARDER_OUTSIDE[language], '', 0)).stdout, 'found\n');
      for (const input of ['1', '2', '3']) assert.equal((await arena.attack(language, HOARDER[language], input, ['OK'])).output, '');
      await arena.expectCalm(language);
    });
  }
}

interface Listener {
  readonly port: number;
  received(): string;
  close(): Promise<void>;
}

async function tcpServer(where: { readonly host: string; readonly port: number }): Promise<Listener> {
  let text = '';
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(where, resolve); });
  return { port: (server.address() as AddressInfo).port, received: () => text, close: () => new Promise((resolve) => { server.close(() => resolve()); }) };
}

/** In Python, since not every version of Node can listen on such a name. */
async function abstractServer(name: string): Promise<Listener> {
  const script = 'import socket, sys\ns = socket.socket(socket.AF_UNIX)\ns.bind("\\0" + sys.argv[1])\ns.listen()\nprint("ready", flush=True)\nwhile True: print(s.accept()[0].recv(99).decode(), flush=True)\n';
  const server = spawn('python3', ['-c', script, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  server.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
  await eventually(() => text.startsWith('ready\n'), 'the server did not start');
  const closed = new Promise<void>((resolve) => { server.once('close', () => resolve()); });
  return { port: 0, received: () => text.slice('ready\n'.length).trim(), close: () => { server.kill('SIGKILL'); return closed; } };
}

async function udpServer(): Promise<Listener> {
  let text = '';
  const socket = createSocket('udp4', (message) => { text += message.toString('utf8'); });
  await new Promise<void>((resolve) => { socket.bind(0, '127.0.0.1', resolve); });
  return { port: socket.address().port, received: () => text, close: () => new Promise((resolve) => { socket.close(() => resolve()); }) };
}

async function eventually(holds: () => boolean, otherwise: string): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(holds(), otherwise);
}
