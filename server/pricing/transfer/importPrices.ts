/** Imports new prices by SKU as one draft price batch of changed prices, which a person submits. */
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { type DraftTerms, insertBatch } from '../priceBatches/insertBatch.ts';
import { evaluate, type Evaluation } from '../priceBatches/evaluate.ts';
import type { Importer, ImportRun } from '../../platform/imports/run.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import { Table } from '../../platform/imports/table.ts';
import { loadPriceChanges } from './priceChanges.ts';
import { COLUMNS, MAX_NAME, readFile, type Reading } from './readPrices.ts';

/** Refuses rows below their floor, and counts the outcomes of the others. */
const settle = (run: ImportRun, { rows }: Reading, { evaluatedRows, summary }: Evaluation) => {
  for (const { facts, proposal } of evaluatedRows) {
    const row = rows.get(facts.variantId);
    if (proposal.newAmount === null && proposal.flags.includes('belowFloor') && row)
      run.refuse([row], [rowError(row.line, 'price', 'imports.errors.belowFloor')]);
  }
  if (summary.changing > 0) run.job.count('prices.updated', summary.changing);
  if (summary.skipped.unchanged) run.job.count('prices.unchanged', summary.skipped.unchanged);
};

const REQUIRED = ['sku', 'price'];

const importPrices: Importer = async (run) => {
  const table = await Table.open(run.file, REQUIRED);
  run.job.notes.header = table.header;
  table.refuseUnknown((name) => COLUMNS.has(name));
  const { writer } = run;
  const { connection } = run.job.application;
  const reading = await readFile(run, table);
  if (!reading.window) return;
  const { minQuantity, startsAt, endsAt } = reading.window;
  const terms: DraftTerms = {
    name: run.name.slice(0, MAX_NAME),
    reason: null,
    listId: BASE_LIST_ID,
    minQuantity,
    startsAt: startsAt !== null && startsAt > writer.now ? startsAt : null,
    endsAt,
    filter: {},
    formula: { kind: 'given' },
    rounding: { ending: 'none', direction: 'nearest' },
    request: { belowFloor: 'leaveOut', conflicts: 'refuse' },
  };
  const evaluation = await connection.readSnapshot((db) =>
    evaluate(db, { ...terms, figures: reading.figures }, writer.settings, writer.now),
  );
  settle(run, reading, evaluation);
  await run.job.pause();
  if (evaluation.summary.changing === 0) return;
  run.showChanges(await loadPriceChanges(connection.db, evaluation.evaluatedRows, minQuantity));
  // One transaction for everything, which a dry run rolls back.
  const batchId = await run.apply(
    (tx) => insertBatch(tx, writer, terms, evaluation),
    connection.longTransaction,
  );
  if (!run.dryRun) run.job.notes.batchId = batchId;
};

export const pricesImport: ImportKindSpec = {
  kind: 'prices',
  run: importPrices,
  columns: async () => columnsOf([...COLUMNS], REQUIRED),
  sample: {
    name: 'prices.csv',
    text:
      BYTE_ORDER_MARK +
      sampleTable(
        ['sku', 'price', 'starts_at', 'ends_at'],
        [
          ['LS-S', '189.00', '', ''],
          ['MUG-1', '45.00', '', ''],
        ],
      ),
  },
};
