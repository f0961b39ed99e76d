/** Finding a row: by id, by the names models and data sets use, by a file's ending. */
import * as path from 'node:path';
import { UserError } from '../../userError';
import type { Language, LanguageOverride } from './language';
import { languageSchema } from './language';
import { BUILT_IN_LANGUAGES } from './rows';
import { faultsIn } from '../../faults';
import { say, spoken } from '../../say';

export type LanguageTable = readonly Language[];

/**
 * The built-in rows, changed and added to by those from settings.
 * @throws {UserError} where a new row lacks what has no default.
 */
export function languageTable(overrides: readonly LanguageOverride[] = []): LanguageTable {
  const rows = new Map(BUILT_IN_LANGUAGES.map((row) => [row.id, row]));
  for (const override of overrides) {
    const row = languageSchema.safeParse({ ...rows.get(override.id), ...override });
    if (!row.success) {
      throw new UserError(say`The language "${override.id}" of the settings is not complete: ${spoken(faultsIn(row.error))}`, 'openSettings');
    }
    rows.set(row.data.id, row.data);
  }
  return [...rows.values()];
}

/** The row a name means ("C++", "py", "Java 17", `cpp20`), or undefined. */
export function languageByName(name: string, table: LanguageTable = BUILT_IN_LANGUAGES): Language | undefined {
  const wanted = plain(name);
  const named = (test: (alias: string) => boolean) => table.find((row) => [row.id, row.name, ...row.aliases].some((alias) => test(plain(alias))));
  // "Python 3.12", "Java 21", "rust2024", "C++ (GCC 13)": what is known of the name's beginning decides.
  return named((alias) => alias === wanted)
    ?? named((alias) => alias === wanted.replace(/\(.*$/, ''))
    ?? named((alias) => alias === wanted.replace(/\(.*$/, '').replace(/[\d.]+$/, ''));
}

/** The row that a file's ending means, or undefined; where several do, the first of the table. */
export function languageByExtension(file: string, table: LanguageTable = BUILT_IN_LANGUAGES): Language | undefined {
  const extension = path.extname(file).toLowerCase();
  return table.find((row) => row.extensions.includes(extension));
}

/**
 * The row of that id or name.
 * @throws {UserError} naming the languages there are.
 */
export function requireLanguage(name: string, table: LanguageTable): Language {
  const row = languageByName(name, table);
  if (row) return row;
  throw new UserError(say`The judge knows no language "${name}". It knows ${table.map((known) => known.id).join(', ')}; others can be added in the settings.`);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '');
}
