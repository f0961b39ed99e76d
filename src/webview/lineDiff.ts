import { diffLines } from 'diff';

export interface DiffLine { readonly kind: 'same' | 'added' | 'removed' | 'gap'; readonly text: string }

/** Lines kept around a change. */
const AROUND = 2;

/** The changed lines of two texts with a little around them; `gap` stands for what is left out. */
export function changedLines(before: string, after: string): DiffLine[] {
  const changes = diffLines(before, after, { maxEditLength: 2000 });
  if (!changes) return [{ kind: 'gap', text: '' }];
  const lines: DiffLine[] = changes.flatMap((change) => change.value.replace(/\n$/, '').split('\n')
    .map((text): DiffLine => ({ kind: change.added ? 'added' : change.removed ? 'removed' : 'same', text })));
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((line) => line.kind !== 'same'));
  return lines.flatMap((line, index): DiffLine[] => {
    if (near[index]) return [line];
    return index === 0 || near[index - 1] ? [{ kind: 'gap', text: '' }] : [];
  });
}
