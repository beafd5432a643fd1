/** Scans a product file before it is imported: codes that occur more than once, and where the rows of a product are. */
import type { ProductDraft } from './productDraft.ts';
import { Repeats } from './repeats.ts';
import { RecordKeys } from '../../platform/imports/groups.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { Table } from '../../platform/imports/table.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';

const SCANNED = 0.2;

interface Scanned {
  /** The columns of these fields. */
  columns: { key: string; barcode: string };
  /** Undoes what the file's program does to cells. */
  clean: (cell: string) => string;
}

/** The barcodes that more than one variant of the file has, and the keys of its products. */
export const scanProducts = async (run: ImportRun, table: Table, { columns, clean }: Scanned) => {
  const barcodes = new Repeats();
  const keys = new RecordKeys();
  let rows = 0;
  run.stage(0, SCANNED);
  const cell = (cells: readonly string[], column: string) => {
    const index = table.columnIndex(column);
    return index < 0 ? '' : clean(cells[index] ?? '').trim();
  };
  for await (const batch of table.rows(run.onRead)) {
    for (const { cells } of batch) {
      rows++;
      keys.add(cell(cells, columns.key));
      barcodes.add(cell(cells, columns.barcode));
    }
    await run.job.pause();
  }
  if (rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, 1);
  return { barcodes, keys };
};

/** Whether a variant shares its barcode with another of the file. */
export const isDuplicate = (
  { barcodes }: Awaited<ReturnType<typeof scanProducts>>,
  { variants = [] }: ProductDraft,
): boolean => variants.some(({ barcode }) => barcodes.has(barcode ?? ''));
