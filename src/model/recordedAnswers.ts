/** Which recorded answer a prompt gets: the problem by its statement, the task by its heading, the next of what was recorded. */
import type { RecordedProgram, Recording } from './recording';
import { say } from '../say';

export type Answered =
  | { readonly answers: readonly string[] }
  | { readonly problem: string; /** The problem is known, this task of it is not recorded. */ readonly known: boolean };

const NOTE = 'This answer is a recording that comes with Shortlist; no model wrote it just now.';
/** Of a statement's lines, how many must be in the prompt for it to be that problem's. */
const LEAST_SHARE = 0.5;
/** Shorter lines (numbers, headings) are in too many statements. */
const LEAST_LINE_CHARS = 20;

export class RecordedAnswers {
  readonly #known: readonly { readonly recording: Recording; readonly lines: readonly string[] }[];
  /** How often each task's answers were asked for, where the request has no seed to say. */
  readonly #asked = new Map<string, number>();

  constructor(recordings: readonly Recording[]) {
    this.#known = recordings.map((recording) => {
      return { recording, lines: recording.statement.split('\n').map(letters).filter((line) => line.length >= LEAST_LINE_CHARS) };
    });
  }

  /** `seed`'s lower half is the sample's place among those of its language, so that a repeated run gets the same programs. */
  answer(prompt: string, n: number, seed: number | null): Answered {
    const recording = this.#find(prompt);
    if (!recording) {
      const titles = this.#known.map((known) => `“${known.recording.title}”`).join(', ');
      return {
        problem: titles === '' ? say`The recorded model only knows the bundled sample problems, and none is installed. Choose a real model.`
          : say`The recorded model only knows the bundled sample problems (${titles}). Choose a real model to solve other problems.`,
        known: false,
      };
    }
    const task = taskOf(prompt);
    const recorded = recording.answers[task];
    if (task === 'sample') return { answers: this.#programs(recording, prompt, n, seed) };
    if (task === 'score' && !recorded?.length) return { answers: Array.from({ length: n }, () => scoreAnswer(recording, prompt)) };
    if (!recorded || recorded.length === 0) {
      return { problem: say`The recording of “${recording.title}” holds no answer to the task “${task}”.`, known: true };
    }
    const first = this.#next(`${recording.id} ${task}`, n);
    return { answers: Array.from({ length: n }, (_, at) => withScore(recorded[(first + at) % recorded.length]!, recording, prompt)) };
  }

  #programs(recording: Recording, prompt: string, n: number, seed: number | null): string[] {
    const language = /^LANGUAGE IS (\S+)/m.exec(prompt)?.[1] ?? '';
    const ofLanguage = recording.programs.filter((program) => family(program.language) === family(language));
    const programs = ofLanguage.length > 0 ? ofLanguage : recording.programs;
    if (programs.length === 0) return [];
    const key = `${recording.id} sample ${family(language)}`;
    const first = seed === null ? this.#next(key, n) : seed & 0xffff;
    return Array.from({ length: n }, (_, at) => asAnswer(programs[(first + at) % programs.length]!));
  }

  #next(key: string, n: number): number {
    const first = this.#asked.get(key) ?? 0;
    this.#asked.set(key, first + n);
    return first;
  }

  #find(prompt: string): Recording | null {
    const text = letters(prompt);
    let best: Recording | null = null;
    let bestShare = LEAST_SHARE;
    for (const { recording, lines } of this.#known) {
      const share = lines.filter((line) => text.includes(line)).length / Math.max(1, lines.length);
      if (share >= bestShare) [best, bestShare] = [recording, share];
    }
    return best;
  }
}

/** The last heading counts: a statement may hold one of its own. */
export function taskOf(prompt: string): string {
  return [...prompt.matchAll(/^# Task: ([\w-]+)[ \t]*$/gm)].at(-1)?.[1] ?? 'sample';
}

function asAnswer(program: RecordedProgram): string {
  return `${NOTE}\n\n\`\`\`${family(program.language)}\n${program.source.trimEnd()}\n\`\`\`\n`;
}

/** `{{score}}` stands for the recorded score of the program that the prompt shows. */
function withScore(answer: string, recording: Recording, prompt: string): string {
  if (!answer.includes('{{score}}')) return answer;
  const text = letters(prompt);
  const shown = recording.programs.find((program) => text.includes(letters(program.source)));
  return answer.replaceAll('{{score}}', String(shown?.score ?? 0.5));
}

/** The recorded score of the program that the prompt shows, in the form the prompt asks for. */
function scoreAnswer(recording: Recording, prompt: string): string {
  const percent = Math.round(Number(withScore('{{score}}', recording, prompt)) * 100);
  return /^percent:/m.test(prompt) ? `\`\`\`yaml\nfindings: |-\n  ${NOTE}\npercent: ${percent}\n\`\`\`\n` : `${percent >= 50 ? 'yes' : 'no'}\n${percent}\n`;
}

/** What a reader of statements leaves as it is: letters and digits, white space and markup aside. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const family = (language: string): string => /^(cpp|c\+\+|gnu)/.test(language) ? 'cpp' : /^(py)/.test(language) ? 'python' : language;
