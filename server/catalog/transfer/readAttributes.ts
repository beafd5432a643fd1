/** Reads the cells of a product's attributes. Pure. */
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import { LANGUAGES, type Localized } from '#shared/localization';
import type { ReadSetting } from './productRows.ts';
import type { RowCells } from './rowCells.ts';
import { filled } from '../../platform/imports/localizedCells.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';

const attributeValue = (
  type: Attribute['type'],
  cell: string,
): AttributeValue | null | undefined => {
  if (cell === '') return null;
  if (type === 'number')
    return /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
  if (type === 'boolean') return parseYesNo(cell) ?? undefined;
  return cell;
};

export const readAttributes = (
  cells: RowCells,
  attributes: ReadSetting['attributes'],
  fail: (column: string, key: string) => void,
) => {
  const values: Record<string, AttributeValue | null> = {};
  for (const { code, type } of attributes) {
    if (type === 'text') {
      const columns = LANGUAGES.map(
        (language) => [language, cells.get(`attribute:${code}:${language}`)] as const,
      );
      if (columns.some(([, cell]) => cell !== undefined))
        values[code] = filled(Object.fromEntries(columns) as Localized);
      continue;
    }
    const column = `attribute:${code}`;
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const value = attributeValue(type, cell);
    if (value === undefined) fail(column, type === 'number' ? 'decimal' : 'yesNo');
    else values[code] = value;
  }
  return values;
};
