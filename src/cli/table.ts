import { clustersOf } from '../run/clusters';
import type { RunState } from '../run/state';
import { printable } from './printable';

/** Columns padded to their widest cell; the last one runs free. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column]!))).join('  ').trimEnd()).join('\n');
}

const percent = (value: number) => `${Math.round(value * 100)} %`;

/** The clusters in ranked order and the submissions, as two tables. */
export function resultTables(state: RunState, clustersShown = 15): string {
  const clusters = new Map(clustersOf(state).map((cluster) => [cluster.id, cluster]));
  const ranked = state.ranking.filter((row) => clusters.has(row.cluster));
  const survivors = state.counts.passed;
  const parts: string[] = [];
  if (ranked.length > 0) {
    parts.push(`Clusters (${ranked.length}, of ${survivors} distinct survivors):`, table([
      ['#', 'cluster', 'samples', 'programs', 'confidence', 'why'],
      ...ranked.slice(0, clustersShown).map((row, index) => {
        const cluster = clusters.get(row.cluster)!;
        return [
          String(index + 1), printable(row.cluster), String(cluster.size), String(cluster.members.length),
          percent(row.confidence), printable(row.reason),
        ];
      }),
    ]));
    if (ranked.length > clustersShown) parts.push(`… and ${ranked.length - clustersShown} smaller ones`);
  }
  if (state.submissions.length > 0) {
    parts.push('', 'Submissions, best first:', table([
      ['#', 'program', 'language', 'cluster', 'confidence', 'model', 'why'],
      ...state.submissions.map((submission, index) => {
        const candidate = state.candidates[submission.candidate];
        return [
          String(index + 1), printable(submission.candidate), printable(candidate?.language ?? ''), printable(submission.cluster),
          percent(submission.confidence), printable(candidate?.origin.model ?? ''), printable(submission.reason),
        ];
      }),
    ]));
  }
  return parts.join('\n');
}
