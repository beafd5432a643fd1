/** Locates the cell of the product file to which a field's error belongs. Pure. */
import { columnOf } from './productColumns.ts';

/** Row (index within the group) and column of a field's error. */
export const cellOf = ([field = '', ...rest]: readonly string[]): {
  row: number;
  column: string;
} => {
  if (field === 'names' || field === 'descriptions')
    return { row: 0, column: `${field.slice(0, -1)}_${rest[0] ?? 'en'}` };
  if (field === 'attributes') return { row: 0, column: `attribute:${rest[0] ?? ''}` };
  if (field === 'options') return { row: 0, column: `option${Number(rest[0] ?? 0) + 1}_values` };
  if (field === 'variants') {
    const [row = '0', inner = 'sku', option = '0'] = rest;
    const column = inner === 'optionValues' ? `option${Number(option) + 1}` : columnOf(inner);
    return { row: Number(row) || 0, column };
  }
  return { row: 0, column: columnOf(field) };
};
