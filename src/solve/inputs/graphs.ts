/** Edges of trees and graphs in the shapes that tell programs apart: paths, stars, caterpillars, random ones. */
import type { Random } from '../random';
import type { GraphBlock } from './model';

export type TreeShape = 'random' | 'path' | 'star' | 'caterpillar' | 'binary' | 'deep';
const TREE_SHAPES: readonly TreeShape[] = ['random', 'random', 'path', 'star', 'caterpillar', 'binary', 'deep'];

/** Edges over vertices 1..n, shuffled; `null` when there are no such graphs. */
export function edgesOf(
  graph: Pick<GraphBlock, 'shape' | 'connected' | 'ordered'>,
  n: number,
  m: number,
  random: Random,
  tree: TreeShape = random.pick(TREE_SHAPES),
): [number, number][] | null {
  if (graph.shape === 'tree') return m === n - 1 ? dressed(treeEdges(n, tree, random), n, graph.ordered, random) : null;
  if (m > (n * (n - 1)) / 2 || (graph.connected && m < n - 1)) return null;
  const edges: [number, number][] = graph.connected ? treeEdges(n, tree, random) : [];
  const seen = new Set(edges.map(([a, b]) => key(a, b, n)));
  const hub = random.int(0, 3) === 0 ? Math.max(2, Math.ceil(Math.sqrt(2 * m)) + 1) : n; // sometimes all within few vertices
  for (let tries = 0; edges.length < m; tries += 1) {
    const reach = tries > m * 20 ? n : Math.min(n, hub);
    const a = random.int(0, reach - 1);
    const b = random.int(0, reach - 1);
    if (a === b || seen.has(key(a, b, n))) {
      if (tries < m * 60) continue;
      fillUp(edges, seen, n, m);
      break;
    }
    seen.add(key(a, b, n));
    edges.push([a, b]);
  }
  return dressed(edges, n, graph.ordered, random);
}

const key = (a: number, b: number, n: number): number => Math.min(a, b) * n + Math.max(a, b);

function fillUp(edges: [number, number][], seen: Set<number>, n: number, m: number): void {
  for (let a = 0; a < n; a += 1) {
    for (let b = a + 1; b < n && edges.length < m; b += 1) {
      if (seen.has(key(a, b, n))) continue;
      seen.add(key(a, b, n));
      edges.push([a, b]);
    }
  }
}

function treeEdges(n: number, shape: TreeShape, random: Random): [number, number][] {
  const parentOf = (vertex: number): number => {
    switch (shape) {
      case 'path': return vertex - 1;
      case 'star': return 0;
      case 'binary': return (vertex - 1) >> 1;
      case 'caterpillar': return vertex <= n / 2 ? vertex - 1 : random.int(0, Math.floor(n / 2));
      case 'deep': return random.int(Math.max(0, vertex - 3), vertex - 1);
      default: return random.int(0, vertex - 1);
    }
  };
  return Array.from({ length: Math.max(0, n - 1) }, (_, index) => [parentOf(index + 1), index + 1]);
}

/** Vertices renamed, ends and edges in random order. */
function dressed(edges: readonly (readonly [number, number])[], n: number, ordered: boolean, random: Random): [number, number][] {
  const names = random.int(0, 3) === 0 ? Array.from({ length: n }, (_, index) => index) : random.shuffled(Array.from({ length: n }, (_, index) => index));
  return random.shuffled(edges).map(([a, b]) => {
    const [x, y] = [names[a]! + 1, names[b]! + 1];
    return (ordered ? x > y : random.int(0, 1) === 0) ? [y, x] : [x, y];
  });
}
