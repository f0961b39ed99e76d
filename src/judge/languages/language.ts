/** A row of the language table: all the judge knows of a language, as plain data that settings may add to or change. */
import { z } from 'zod';

/** A program of the tool chain that is looked for on the PATH. */
export const toolSchema = z.object({
  /** Tried in this order; an absolute path is taken as it is. */
  commands: z.array(z.string().min(1)).min(1),
  /** Arguments that make it print its version. */
  versionArgs: z.array(z.string()).default(['--version']),
  /** Oldest version that will do, such as `17` or `22.6`. */
  minimumVersion: z.string().optional(),
  /**
   * How to see through a launcher that lives in the home folder (rustup, pyenv) to the installation behind it: these
   * arguments make it print that installation's folder.
   */
  homeArgs: z.array(z.string()).optional(),
});
export type Tool = Readonly<z.infer<typeof toolSchema>>;

export const syntaxSchema = z.object({
  lineComments: z.array(z.string()),
  /** Opening and closing mark. */
  blockComments: z.array(z.tuple([z.string(), z.string()])),
  /** Do line ends mean something? `indent`: the white space before a line does, too. */
  lines: z.enum(['free', 'matter', 'indent']),
  /** Lines that begin with `#` are directives of their own. */
  directives: z.boolean().default(false),
  /** Forms of text literals beyond `"…"`, tried in this order. */
  literals: z.array(z.enum(['char', 'single', 'triple', 'backtick', 'regex', 'raw-cpp', 'raw-rust', 'verbatim-csharp'])).default([]),
});
export type Syntax = Readonly<z.infer<typeof syntaxSchema>>;

/**
 * Commands hold placeholders: a tool by its name (`{cxx}`), `{source}` (its file name), `{artifact}` (the folder of what
 * was compiled: the working folder while compiling, a read-only one while running), `{class}` (Java's main class),
 * `{memoryMb}`, `{stackKb}` (the limits). They run in the working folder, where the source lies.
 */
export const languageSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9+#-]*$/, 'an identifier such as "cpp17"'),
  name: z.string().min(1),
  /** Other names, as models, code fences and data sets spell it; upper and lower case are one. */
  aliases: z.array(z.string()).default([]),
  /** With the dot. The first is used for new files. */
  extensions: z.array(z.string().regex(/^\./)).min(1),
  syntax: syntaxSchema,
  tools: z.record(z.string(), toolSchema),
  /** What to do where a tool is missing, as a sentence. */
  install: z.string(),
  /** Name of the source file; `{class}.java` where the language wants it so. */
  source: z.string().min(1),
  /** Absent or empty for an interpreted language. */
  compile: z.array(z.string()).default([]),
  /** Names of the files that the compiler makes and the run needs; `*.class` means all with that ending. */
  artifacts: z.array(z.string()).default([]),
  run: z.array(z.string()).min(1),
  /** Environment of the compiler and of the run. */
  env: z.record(z.string(), z.string()).default({}),
  /** Done to the source before it is compiled or run. */
  transform: z.enum(['none', 'strip-types']).default('none'),
  /** The time limit is multiplied by this: a virtual machine has to start and warm up. */
  timeFactor: z.number().min(1).max(20).default(1),
  /** Added to the memory limit: what the runtime takes before the program takes any. */
  memoryExtraBytes: z.number().int().min(0).default(0),
  /** Can memory be bounded by address space? Not with runtimes that reserve far more than they use. */
  addressSpace: z.boolean().default(true),
  /** Processes and threads the runtime itself starts, which the bound on processes must leave room for. */
  threads: z.number().int().min(1).default(16),
  /** A way of the sandbox that is quicker than compiling and starting afresh. */
  fastPath: z.enum(['none', 'cxx-header', 'python-zygote']).default('none'),
  /**
   * Flags after `compile` with which programs start sooner and behave the same, where the compiler can have them: where
   * `trial`, a program that copies a word from its input to a line of its output, comes out right with them.
   */
  quickStart: z.object({ flags: z.array(z.string()), trial: z.string() }).optional(),
  starter: z.string().default(''),
});
export type Language = Readonly<z.infer<typeof languageSchema>>;

/** A row in settings: of a known id any part, of a new one all that has no default. */
export const languageOverrideSchema = languageSchema.partial().required({ id: true });
export type LanguageOverride = Readonly<z.infer<typeof languageOverrideSchema>>;
