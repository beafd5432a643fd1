/** Reads a row of the console's own category file. Pure. */
import { type CategoryAttribute, REQUIREMENTS } from '#contract/catalog/categories';
import { code as codeContract, localized } from '#shared/fields';
import { LANGUAGES } from '#shared/localization';
import { cellCount } from '../../platform/imports/cellNumbers.ts';
import type { CategoryDraft, StoredCategory } from './categoryDraft.ts';
import { RowCells, textCells } from './rowCells.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';
import { splitList } from '../../platform/imports/cellLists.ts';
import { textsToSend } from '../../platform/imports/localizedCells.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { rowError, type RowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

const Names = localized(120);

const Code = codeContract();

export interface KnownTree {
  stored: ReadonlyMap<string, StoredCategory>;
  attributes: ReadonlyMap<string, number>;
}

const readBindings = (
  cell: string,
  known: KnownTree,
  fail: (key: string) => void,
): CategoryAttribute[] =>
  splitList(cell).flatMap((item) => {
    const [code = '', requirement = ''] = item.split(':').map((part) => part.trim());
    const attributeId = known.attributes.get(code);
    const wanted = REQUIREMENTS.find((one) => one === requirement);
    if (!wanted) fail('binding');
    else if (attributeId === undefined) fail('categories.errors.unknownAttribute');
    return wanted && attributeId !== undefined ? [{ attributeId, requirement: wanted }] : [];
  });

type Fail = (column: string, key: string, args?: Record<string, unknown>) => void;

const readCode = (cells: RowCells, fail: Fail) => {
  const code = cells.get('code') ?? '';
  const checked = Code.safeParse(code);
  if (!checked.success) fail('code', checked.error.issues[0]?.message ?? 'errors.code');
  return code;
};

const readNames = (cells: RowCells, stored: StoredCategory | undefined, fail: Fail) => {
  const names = textsToSend(textCells(cells, 'name'), stored?.names ?? null);
  const checked = Names.safeParse(names);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    fail(`name_${String(issue?.path[0] ?? 'en')}`, issue?.message ?? '');
  }
  const after = { ...stored?.names, ...names };
  if (!LANGUAGES.some((language) => after[language])) fail('name_en', 'ra.validation.required');
  return names;
};

const readPosition = (cells: RowCells, fail: Fail) => {
  const cell = cells.get('position');
  const position = cell ? cellCount(cell, (reason, args) => fail('position', reason, args)) : null;
  if (position !== null && position < 0) fail('position', 'integer');
  return position;
};

const readHidden = (cells: RowCells, fail: Fail) => {
  const cell = cells.get('hidden');
  const hidden = cell ? parseYesNo(cell) : null;
  if (cell && hidden === null) fail('hidden', 'yesNo');
  return hidden;
};

/** Fields without a column in the file are left out. */
export const readCategoryRow = (
  table: Table,
  row: CsvRow,
  known: KnownTree,
): { draft: CategoryDraft; errors: RowError[] } => {
  const errors: RowError[] = [];
  const cells = new RowCells(table, row);
  const fail: Fail = (column, key, args) => void errors.push(rowError(row.line, column, key, args));
  if (row.cells.length > table.header.length) errors.push(rowError(row.line, null, 'tooManyCells'));
  const code = readCode(cells, fail);
  const names = readNames(cells, known.stored.get(code), fail);
  const parent = cells.get('parent_code');
  const position = readPosition(cells, fail);
  const hidden = readHidden(cells, fail);
  const bindings = cells.get('attributes');
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
