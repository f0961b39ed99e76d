import type { CellKind } from './view';

/** From one cell to the next, and its side. */
export const CELL_STEP = 20;
const SIDE = 18;
export const STRIP_HEIGHT = 22;

/** A box with round corners, with its upper left corner at the pen. */
const BOX = 'm2 0h14q2 0 2 2v14q0 2-2 2h-14q-2 0-2-2v-14q0-2 2-2z';
const DOTTED = 'm.5 .5h17v17h-17z';
/** A sign upon the colour, so that colour is never alone. Drawn, since fonts differ in what they have and how wide it is. */
const SIGNS: Readonly<Partial<Record<CellKind, string>>> = {
  differs: 'm5 7h8m-8 4h8m-1.5-6l-5 8',
  slow: 'm9 9c1.5-2 2.5-2.6 3.6-2.6a2.6 2.6 0 0 1 0 5.2c-1.1 0-2.1-.6-3.6-2.6s-2.5-2.6-3.6-2.6a2.6 2.6 0 0 0 0 5.2c1.1 0 2.1-.6 3.6-2.6',
  crashed: 'm9 4v6m0 2.5v1.5',
};
const KINDS = ['same', 'differs', 'slow', 'crashed', 'not-run'] as const satisfies readonly CellKind[];

/** The cells of a row as one picture: an element for each of thousands would take from the frame. What they mean is said in the grid's cells. */
export function Strip({ kinds }: { kinds: readonly CellKind[] }) {
  const paths: Record<CellKind, string> = { reference: '', same: '', differs: '', slow: '', crashed: '', 'not-run': '' };
  let signs = '';
  kinds.forEach((kind, at) => {
    const place = `M${at * CELL_STEP} ${(STRIP_HEIGHT - SIDE) / 2}`;
    paths[kind] += place + (kind === 'not-run' ? DOTTED : BOX);
    if (SIGNS[kind]) signs += place + SIGNS[kind];
  });
  // The leading cluster is compared with itself: where it answers, all its cells are the reference.
  const [first, ...others] = paths.reference === '' ? KINDS : ['reference', ...KINDS.slice(1)] as const;
  return (
    <svg class="strip" width={kinds.length * CELL_STEP} height={STRIP_HEIGHT} aria-hidden="true">
      <path class={first} d={paths[first!]} />
      {others.map((kind) => <path class={kind} key={kind} d={paths[kind]} />)}
      <path class="sign" d={signs} />
    </svg>
  );
}
