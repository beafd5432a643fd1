/** Scans a product file for codes that occur more than once, before it is imported. */
import type { ProductDraft } from './productDraft.ts';
import { Repeats } from './repeats.ts';
import { unescapeFormula } from '../../platform/exports/csvWriter.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';

const SCANNED = 0.2;

/** SKUs and barcodes that more than one variant of the file has. */
export const scanCodes = async (
  run: ImportRun,
  table: Table,
  columns: { sku: string; barcode: string },
) => {
  const skus = new Repeats();
  const barcodes = new Repeats();
  let rows = 0;
  run.stage(0, SCANNED);
  const cell = (cells: readonly string[], column: string) => {
    const index = table.columnIndex(column);
    return index < 0 ? '' : unescapeFormula(cells[index] ?? '').trim();
  };
  for await (const batch of table.rows(run.onRead)) {
    for (const { cells } of batch) {
      rows++;
      skus.add(cell(cells, columns.sku));
      barcodes.add(cell(cells, columns.barcode));
    }
    await run.job.pause();
  }
  if (rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, 1);
  return { skus, barcodes };
};

/** Whether a variant shares its SKU or its barcode with another of the file. */
export const isDuplicate = (
  { skus, barcodes }: Awaited<ReturnType<typeof scanCodes>>,
  { variants = [] }: ProductDraft,
): boolean =>
  variants.some(({ sku, barcode }) => skus.has(sku ?? '') || barcodes.has(barcode ?? ''));
