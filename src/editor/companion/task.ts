import { problemFromCompanion, type CompanionTask } from '../../problem/companion';
import { FRONT_MATTER_FIELDS, readFrontMatter } from '../../problem/frontMatter';
import { writeProblem } from '../../problem/writeProblem';
import { inlineText } from '../markdown';

/** A file name for the problem that every system takes: no separators, no control or direction characters, no reserved name. */
export function fileNameOf(task: CompanionTask): string {
  const clean = task.name.normalize('NFC').replace(/[\p{C}<>:"/\\|?*]/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '').slice(0, 80).trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(clean);
  return clean === '' || reserved ? `Problem ${clean}`.trim() : clean;
}

/**
 * The problem as a Markdown file that Shortlist reads back to the same examples and limits; what the post does not say is
 * left for the statement that the person pastes. `pasteHere` is a sentence for them.
 */
export function statementOf(task: CompanionTask, pasteHere: string): string {
  const problem = problemFromCompanion(task);
  const contest = task.group === '' ? '' : `Contest: ${inlineText(task.group)}\n\n`;
  const statement = `# ${inlineText(task.name)}\n\n${contest}<!-- ${pasteHere} -->`;
  return writeProblem({ ...problem, statement }, FRONT_MATTER_FIELDS.filter((field) => field !== 'title' && problem[field] !== null && problem[field] !== false));
}

/** Whether a file that is there holds this very problem, sent before. */
export function isSameProblem(task: CompanionTask, text: string): boolean {
  const { url } = problemFromCompanion(task);
  return url !== null && readFrontMatter(text).fields.url === url;
}
