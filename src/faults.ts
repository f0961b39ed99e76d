/** What a schema finds fault with, in words that the editor can say in its own language; zod's own are English. */
import type { z } from 'zod';
import { say, spoken } from './say';

type Issue = z.ZodError['issues'][number];

/** The first few faults, each with its place. */
export function faultsIn({ issues }: z.ZodError, most = 4): string {
  return issues.slice(0, most).map((issue) => faultOf(issue, issue.path.join('.'))).join('; ');
}

const TYPES: Readonly<Record<string, string>> = {
  string: say`a text`, number: say`a number`, int: say`a whole number`, boolean: say`true or false`, array: say`a list`, tuple: say`a list`, object: say`an object`, record: say`an object`,
};

function faultOf(issue: Issue, place: string): string {
  if (place === '') return issue.code === 'custom' ? issue.message : issue.code === 'invalid_type' ? say`as a whole it must be ${spoken(TYPES[issue.expected] ?? issue.expected)}` : say`as a whole it has another form`;
  switch (issue.code) {
    // What was given is told in zod's words alone.
    case 'invalid_type': return issue.message.endsWith('received undefined') ? say`“${place}” is missing` : say`“${place}” must be ${spoken(TYPES[issue.expected] ?? issue.expected)}`;
    case 'too_small': return issue.inclusive === false ? say`“${place}” must be more than ${issue.minimum}` : isSize(issue.origin) ? say`“${place}” is too short (at least ${issue.minimum})` : say`“${place}” must be at least ${issue.minimum}`;
    case 'too_big': return issue.inclusive === false ? say`“${place}” must be less than ${issue.maximum}` : isSize(issue.origin) ? say`“${place}” is too long (at most ${issue.maximum})` : say`“${place}” must be at most ${issue.maximum}`;
    case 'invalid_value': return say`“${place}” must be one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys': return say`“${place}” has keys that are not known: ${issue.keys.join(', ')}`;
    case 'custom': return say`“${place}” cannot be used: ${spoken(issue.message)}`;
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of': return say`“${place}” has none of the forms allowed`;
  }
}

function isSize(origin: string): boolean { return origin === 'string' || origin === 'array' || origin === 'set' || origin === 'file'; }
