/** What can be imported: every domain names its kinds, each in a file of its own. */
import type { ImportKind } from '#contract/platform/imports';
import { Hook } from '#shared/hook';
import { csvLine } from '../exports/csvWriter.ts';
import type { Importer } from './run.ts';

export interface ImportKindSpec {
  kind: ImportKind;
  run: Importer;
  /** A small file to see what is asked for and to start from. */
  sample: { name: string; text: string };
}

/** Every domain's kinds of import. */
export const importKinds = new Hook<ImportKindSpec>('imports');

export const findImportKind = (kind: ImportKind): ImportKindSpec => {
  const found = importKinds.parts.find((one) => one.kind === kind);
  if (!found) throw new Error(`No domain imports ${kind}`);
  return found;
};

/** A sample as CSV. */
export const sampleTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string => [header, ...rows].map(csvLine).join('');
