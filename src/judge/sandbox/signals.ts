import { constants } from 'node:os';

/** Some numbers have two names (SIGABRT, SIGIOT); the first is the usual one. */
const NAMES = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name] as const).reverse());

export function signalName(number: number): string {
  return NAMES.get(number) ?? `SIG${number}`;
}
