/** The hook for kinds of import. Every domain adds its own, each in a separate file. */
import type { ImportColumns, ImportKind } from '#contract/platform/imports';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { csvLine } from '../exports/csvWriter.ts';
import type { Importer } from './run.ts';

export interface ImportKindSpec {
  kind: ImportKind;
  run: Importer;
  /** Whether its lines have cells; true when left out. */
  isTable?: boolean;
  /** The columns that its files may have, where others than those of the file can be chosen for them. */
  columns?: (db: Db) => Promise<ImportColumns>;
  /** The column with the numbers of members, where its rows are about members. */
  memberColumn?: string;
  /** A small file that shows the expected columns. */
  sample: { name: string; text: string };
}

/** Kinds of import of every domain. */
export const importKinds = new Hook<ImportKindSpec>('imports');

export const findImportKind = (kind: ImportKind): ImportKindSpec => {
  const spec = importKinds.parts.find((one) => one.kind === kind);
  if (!spec) throw new Error(`No domain imports ${kind}`);
  return spec;
};

/** The columns of a kind, those that it requires apart. */
export const columnsOf = (
  known: readonly string[],
  required: readonly string[],
): ImportColumns => ({
  required: [...required],
  optional: known.filter((column) => !required.includes(column)),
});

/** A sample as CSV. */
export const sampleTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string => [header, ...rows].map(csvLine).join('');
