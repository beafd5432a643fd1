/** Reads the cells of a product's attributes. Pure. */
import type { Attribute, AttributeValue } from '#contract/catalog/attributes';
import { LANGUAGES } from '#shared/localization';
import { readPlain, valueOrNull } from '#shared/numbers';
import { ATTRIBUTE_PREFIX } from './productColumns.ts';
import type { TextCells } from './productDraft.ts';
import type { ReadSetting } from './productRows.ts';
import type { NamedCells } from './rowCells.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';

const attributeValue = (
  type: Attribute['type'],
  cell: string,
): AttributeValue | null | undefined => {
  if (cell === '') return null;
  if (type === 'number') return valueOrNull(readPlain(cell)) ?? undefined;
  if (type === 'boolean') return parseYesNo(cell) ?? undefined;
  return cell;
};

export const readAttributes = (
  cells: NamedCells,
  attributes: ReadSetting['attributes'],
  fail: (column: string, key: string) => void,
) => {
  const values: Record<string, AttributeValue | null> = {};
  for (const { code, type } of attributes) {
    if (type === 'text') continue;
    const column = ATTRIBUTE_PREFIX + code;
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const value = attributeValue(type, cell);
    if (value === undefined) fail(column, type === 'number' ? 'decimal' : 'yesNo');
    else values[code] = value;
  }
  return values;
};

/** The texts of attributes for which the file has a column in some language. */
export const readAttributeTexts = (
  cells: NamedCells,
  attributes: ReadSetting['attributes'],
): Record<string, TextCells> =>
  Object.fromEntries(
    attributes.flatMap(({ code, type }): [string, TextCells][] => {
      if (type !== 'text') return [];
      const texts = LANGUAGES.map(
        (language) => [language, cells.get(`${ATTRIBUTE_PREFIX}${code}:${language}`)] as const,
      );
      return texts.some(([, text]) => text !== undefined)
        ? [[code, Object.fromEntries(texts)]]
        : [];
    }),
  );
