/** Reads a row of a product file as a variant. Pure. */
import { cleanKey } from '#shared/searchText';
import { MAX_GRAMS } from '#contract/catalog/products';
import { readRate, valueOrNull } from '#shared/numbers';
import { cellAmount, cellCount } from '../../platform/imports/cellNumbers.ts';
import type { ReadSetting } from './productRows.ts';
import type { RowCells } from './rowCells.ts';

type Fail = (column: string, reason: string, args?: Record<string, unknown>) => void;

const readMargin = (cells: RowCells, fail: Fail) => {
  const cell = cells.get('min_margin_percent');
  const minMarginBps = cell ? valueOrNull(readRate(cell)) : null;
  if (cell && minMarginBps === null) fail('min_margin_percent', 'amount', { decimals: 2 });
  return minMarginBps;
};

const readWeight = (cells: RowCells, fail: Fail) => {
  const cell = cells.get('weight_grams');
  const refuse = (reason: string, args?: Record<string, unknown>) =>
    fail('weight_grams', reason, args);
  return cell ? cellCount(cell, refuse, MAX_GRAMS) : null;
};

export const readVariant = (cells: RowCells, setting: ReadSetting, fail: Fail) => {
  const { table } = cells;
  const amount = (column: string) => {
    const cell = cells.get(column);
    if (!cell) return null;
    return cellAmount(cell, setting, (reason, args) => fail(column, reason, args));
  };
  const price = amount('price');
  const minMarginBps = readMargin(cells, fail);
  const weightGrams = readWeight(cells, fail);
  return {
    sku: cleanKey(cells.get('sku') ?? ''),
    barcode: cleanKey(cells.get('barcode') ?? ''),
    basePrice: price ?? 0,
    originalPrice: amount('original_price'),
    cost: amount('cost'),
    // Guards without a column in the file stay unchanged.
    ...(table.has('min_price') && { minPrice: amount('min_price') }),
    ...(table.has('min_margin_percent') && { minMarginBps }),
    weightGrams,
  };
};
