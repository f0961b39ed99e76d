/** Logs of older schemas, brought up to the present one line by line, as they are read. */
import { LOG_SCHEMA } from './events';

type Line = Readonly<Record<string, unknown>>;

/** By the schema that the step leads away from. A line that is of the later schema already stays as it is. */
const STEPS: Readonly<Record<number, (line: Line) => Line>> = {
  // Schema 2 announces a batch before it is handed in; in 1 there was no intent.
  1: (line) => line['type'] === 'batch' ? { intent: null, ...line } : line,
};

/** Whether a log of that schema can be brought up to the present one. */
export function canMigrate(schema: number): boolean { return schema === LOG_SCHEMA || schema in STEPS; }

/** A line's value, not yet checked, in the present schema. */
export function migrated(value: unknown, from: number): unknown {
  if (from === LOG_SCHEMA || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  let line = value as Line;
  for (let schema = from; schema < LOG_SCHEMA; schema += 1) line = STEPS[schema]!(line);
  return line['type'] === 'run-started' ? { ...line, schema: LOG_SCHEMA } : line;
}
