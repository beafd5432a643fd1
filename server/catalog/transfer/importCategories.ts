/** Imports the console's own category file. */
import type { Db } from '#db';
import { message } from '#shared/fields';
import { listAttributes } from '../attributes/lookups.ts';
import { CATEGORY_COLUMNS } from './categoryColumns.ts';
import type { CategoryDraft } from './categoryDraft.ts';
import { MAX_CATEGORIES } from './categoryLimit.ts';
import { findParents } from './findParents.ts';
import { loadTree } from './loadTree.ts';
import { type KnownTree, readCategoryRow } from './readCategoryRow.ts';
import { writeCategories } from './writeCategories.ts';
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';

const SCANNED = 0.1;

const loadKnownTree = async (db: Db): Promise<KnownTree> => {
  const attributes = await listAttributes(db);
  return {
    stored: new Map((await loadTree(db)).map((category) => [category.code, category])),
    attributes: new Map(attributes.map(({ id, code }) => [code, id])),
  };
};

const REQUIRED = ['code'];

const importCategories: Importer = async (run) => {
  const table = await Table.open(run.file, REQUIRED);
  run.job.notes.header = table.header;
  const columns = new Set<string>(CATEGORY_COLUMNS);
  table.refuseUnknown((name) => columns.has(name));
  const known = await loadKnownTree(run.job.application.connection.db);
  const drafts: CategoryDraft[] = [];
  run.stage(0, SCANNED);
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      run.job.count('rows');
      const { draft, errors } = readCategoryRow(table, row, known);
      if (errors.length > 0) run.refuse([row], errors);
      else drafts.push(draft);
    }
    if (drafts.length > MAX_CATEGORIES)
      throw new JobFailure(message('imports.errors.tooManyRows', { max: MAX_CATEGORIES }));
    await run.job.pause();
  }
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, 1);
  const placed = findParents(drafts, known.stored, ({ row }, error) =>
    run.refuse([row], [{ line: row.line, field: 'parent_code', message: error }]),
  );
  await writeCategories(run, placed, {
    code: 'code',
    parent: 'parent_code',
    attributes: 'attributes',
  });
};

export const categoriesImport: ImportKindSpec = {
  kind: 'categories',
  run: importCategories,
  columns: async () => columnsOf(CATEGORY_COLUMNS, REQUIRED),
  sample: {
    name: 'categories.csv',
    text:
      BYTE_ORDER_MARK +
      sampleTable(CATEGORY_COLUMNS, [
        ['clothing', '', '0', 'Clothing', '服装', 'no', ''],
        ['shirts', 'clothing', '0', 'Shirts', '衬衫', 'no', ''],
        ['home', '', '1', 'Home', '家居', 'no', ''],
      ]),
  },
};
