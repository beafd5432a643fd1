/** Locates the cell of the product file to which a field's error belongs. Pure. */
import { ATTRIBUTE_PREFIX, columnOf } from './productColumns.ts';

/** Row (index of the variant) and column of a field's error. */
export const cellOf = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'names' || field === 'descriptions')
    return { row: 0, column: `${field.slice(0, -1)}_${rest[0] ?? 'en'}` };
  if (field === 'attributes') return { row: 0, column: `${ATTRIBUTE_PREFIX}${rest[0] ?? ''}` };
  if (field === 'options') {
    const [option = '0', inner, language = 'en'] = rest;
    const column = inner === 'names' ? `name_${language}` : 'values';
    return { row: 0, column: `option${Number(option) + 1}_${column}` };
  }
  if (field === 'variants') {
    const [row = '0', inner = 'sku', option = '0'] = rest;
    const column = inner === 'optionValues' ? `option${Number(option) + 1}` : columnOf(inner);
    return { row: Number(row) || 0, column };
  }
  return { row: 0, column: columnOf(field) };
};
