/** The console's own category file. */
import { type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { BYTE_ORDER_MARK, unescapeFormula } from '../../platform/exports/csvWriter.ts';
import { code as codeContract, localized, message } from '#shared/fields';
import { type CategoryAttribute, REQUIREMENTS } from '#contract/catalog/categories';
import { LANGUAGES } from '#shared/localization';
import { query } from '#db/statements';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import { readCount, valueOrNull } from '#shared/numbers';
import { CATEGORY_COLUMNS } from './categoryColumns.ts';
import type { CategoryDraft, StoredCategory } from './categoryPlan.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';
import { splitList } from '../../platform/imports/cellLists.ts';
import { textsToSend } from '../../platform/imports/localizedCells.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { type Importer } from '../../platform/imports/run.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import { Table } from '../../platform/imports/table.ts';
import { loadTree, writeCategories } from './writeCategories.ts';

/** A tree is held in memory while it is planned. */
export const MAX_CATEGORIES = 50_000;
const SCANNED = 0.1;

const Names = localized(120);
const Code = codeContract();

interface Known {
  stored: ReadonlyMap<string, StoredCategory>;
  attributes: ReadonlyMap<string, number>;
}

const readBindings = (
  cell: string,
  known: Known,
  fail: (key: string) => void,
): CategoryAttribute[] =>
  splitList(cell).flatMap((item) => {
    const [code = '', requirement = ''] = item.split(':').map((part) => part.trim());
    const attributeId = known.attributes.get(code);
    const asked = REQUIREMENTS.find((one) => one === requirement);
    if (!asked) fail('binding');
    else if (attributeId === undefined) fail('categories.errors.unknownAttribute');
    return asked && attributeId !== undefined ? [{ attributeId, requirement: asked }] : [];
  });

const readRow = (
  table: Table,
  row: CsvRow,
  known: Known,
): { draft: CategoryDraft; errors: RowError[] } => {
  const errors: RowError[] = [];
  const cell = (column: string) => {
    const at = table.columnIndex(column);
    return at < 0 ? undefined : unescapeFormula(row.cells[at] ?? '').trim();
  };
  const fail = (column: string, key: string) => void errors.push(rowError(row.line, column, key));
  if (row.cells.length > table.header.length) errors.push(rowError(row.line, null, 'tooManyCells'));
  const code = cell('code') ?? '';
  const checked = Code.safeParse(code);
  if (!checked.success) fail('code', checked.error.issues[0]?.message ?? 'errors.code');
  const stored = known.stored.get(code);
  const names = textsToSend(
    Object.fromEntries(LANGUAGES.map((language) => [language, cell(`name_${language}`)])),
    stored?.names ?? null,
  );
  const namesChecked = Names.safeParse(names);
  if (!namesChecked.success)
    fail(
      `name_${String(namesChecked.error.issues[0]?.path[0] ?? 'en')}`,
      namesChecked.error.issues[0]?.message ?? '',
    );
  const after = { ...stored?.names, ...names };
  if (!LANGUAGES.some((language) => after[language])) fail('name_en', 'ra.validation.required');
  const parent = cell('parent_code');
  const place = cell('position');
  const position = place ? valueOrNull(readCount(place)) : null;
  if (place && (position === null || position < 0)) fail('position', 'integer');
  const hiddenCell = cell('hidden');
  const hidden = hiddenCell ? parseYesNo(hiddenCell) : null;
  if (hiddenCell && hidden === null) fail('hidden', 'yesNo');
  const bindings = cell('attributes');
  const draft: CategoryDraft = {
    row,
    code,
    ...(parent !== undefined && { parentCode: parent || null }),
    names,
    ...(position !== null && { position }),
    ...(hidden !== null && { hidden }),
    ...(bindings !== undefined && {
      attributes: readBindings(bindings, known, (key) => fail('attributes', key)),
    }),
  };
  return { draft, errors };
};

const importCategories: Importer = async (run) => {
  const table = await Table.open(run.file, ['code']);
  run.job.notes.header = table.header;
  const columns = new Set<string>(CATEGORY_COLUMNS);
  table.refuseUnknown((name) => columns.has(name));
  const { db } = run.job.application.connection;
  const attributes = await query<{ id: number; code: string }>(
    db,
    'select id, code from attributes',
  );
  const known: Known = {
    stored: new Map((await loadTree(db)).map((category) => [category.code, category])),
    attributes: new Map(attributes.map(({ id, code }) => [code, id])),
  };
  const drafts: CategoryDraft[] = [];
  run.stage(0, SCANNED);
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      run.job.count('rows');
      const { draft, errors } = readRow(table, row, known);
      if (errors.length > 0) run.refuse([row], errors);
      else drafts.push(draft);
    }
    if (drafts.length > MAX_CATEGORIES)
      throw new JobFailure(message('imports.errors.tooManyRows', { max: MAX_CATEGORIES }));
    await run.job.pause();
  }
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, 1);
  await writeCategories(run, drafts, {
    code: 'code',
    parent: 'parent_code',
    attributes: 'attributes',
  });
};

export const categoriesImport: ImportKindSpec = {
  kind: 'categories',
  run: importCategories,
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
