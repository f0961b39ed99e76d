import type { Problem, Test } from './problem';

export interface ReadOptions {
  /** The file's name, whose extension tells the format. */
  readonly fileName?: string;
  /** The editor's language identifier, such as `markdown` or `cpp`. */
  readonly languageHint?: string;
}

export interface ReadResult {
  readonly problem: Problem;
  /** In plain words, what could not be found. */
  readonly notes: string[];
}

/** Reads a statement into a `Problem`. Pure; never throws, whatever the text. */
export function readProblem(text: string, _options: ReadOptions = {}): ReadResult {
  const parts = text.replace(/\r\n?/g, '\n').split(/^(?:#+ *)?Sample (Input|Output) *\d*:? *$/m);
  const examples: Test[] = [];
  for (let i = 1; i + 3 < parts.length; i += 4) {
    examples.push({ input: `${(parts[i + 1] ?? '').replace(/```/g, '').trim()}\n`, output: `${(parts[i + 3] ?? '').replace(/```/g, '').trim().split('\n\n')[0] ?? ''}\n` });
  }
  return {
    problem: {
      title: null, statement: text, examples, timeLimitMs: null, memoryLimitMb: null, tolerance: null, anyAnswer: false, anyOrder: false,
      interactive: false, inputFile: null, outputFile: null, url: null,
    },
    notes: examples.length === 0 ? ['No examples were found in the statement.'] : [],
  };
}
