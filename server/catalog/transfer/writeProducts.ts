/** Writes the products of a file, for every kind of product file. */
import type { FieldErrors } from '#shared/fields';
import type { Localized } from '#shared/localization';
import { claim, noClaims } from '../products/skuErrors.ts';
import { loadRules } from '../quality/settings.ts';
import { type ProductItem, type ProductWriting, rowOfError } from './productItem.ts';
import { type ChunkResult, writeProductChunk } from './writeProductChunk.ts';
import { flatErrors } from '#shared/fieldErrors';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { ImportRun } from '../../platform/imports/run.ts';

/** The label of a variant with that of its product, in each language where it has several. */
const withKey = (key: string, label: string | Localized): string | Localized =>
  typeof label === 'string'
    ? `${key}: ${label}`
    : Object.fromEntries(
        Object.entries(label).map(([language, text]) => [language, `${key}: ${text}`]),
      );

/** Whether products that share a barcode with another must not be activated. */
const areDuplicatesErrors = async (run: ImportRun) => {
  const rules = await loadRules(run.job.application.connection.db);
  return rules.get('duplicateBarcode')?.severity === 'error';
};

/** Collects products and writes them in chunks, counts the outcomes, and refuses whole groups of rows. */
export const productChunks = async (
  run: ImportRun,
  { cellOf, before, ...keeping }: ProductWriting,
) => {
  const setting = {
    keeping: { ...keeping, missing: run.missing },
    before,
    duplicatesStop: await areDuplicatesErrors(run),
    claims: noClaims(),
  };
  const refuse = (item: ProductItem, errors: FieldErrors) =>
    run.refuse(
      item.group.rows,
      flatErrors(errors).map(({ path, message }): RowError => {
        const cell = cellOf(path);
        return rowError(rowOfError(item, path, cell).line, cell.column, message);
      }),
    );

  return run.chunks<ProductItem, ChunkResult>({
    first: 8,
    weight: ({ group }) => group.rows.length,
    write: (tx, items) => writeProductChunk(tx, run.writer, items, setting),
    settle: (item, result) => {
      if ('errors' in result) {
        refuse(item, result.errors);
        return;
      }
      claim(setting.claims, result.holding);
      run.count('products', result.outcome);
      const labels = (variants: readonly (string | Localized)[]) =>
        variants.map((variant) => withKey(item.group.key, variant));
      run.notice('keptVariants', labels(result.missing.kept));
      run.notice('removedVariants', labels(result.missing.removed));
      run.notice('lowListPrices', labels(result.lowListPrices));
      if (result.held || result.keptDraft) run.count('products', 'draft');
    },
    refuse,
  });
};
