/** Sorts suggestions by a column. */
import * as z from 'zod';
import type { PlainSuggestion } from './suggestions.ts';
import type { VariantNames } from './suggestionNames.ts';

const SORTS = [
  'changeBps',
  'suggestedAmount',
  'currentAmount',
  'aimAmount',
  'marginBps',
  'name',
  'id',
] as const;
export const Sort = z.tuple([z.enum(SORTS), z.string()]).catch(['changeBps', 'DESC']);
export type Sort = z.output<typeof Sort>;

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);

type NamesById = ReadonlyMap<number, VariantNames>;

const valueOf = (row: PlainSuggestion, key: Sort[0], names: NamesById): string | number => {
  if (key === 'changeBps') return Math.abs(row.changeBps ?? 0);
  return key === 'name' ? (names.get(row.variantId)?.name ?? '') : (row[key] ?? 0);
};

/** Sorted by the largest change, unless the list requests a different order. */
export const sorted = (
  rows: readonly PlainSuggestion[],
  [key, order]: Sort,
  names: NamesById,
): PlainSuggestion[] => {
  const sign = /^desc$/i.test(order) ? -1 : 1;
  return rows
    .map((row) => ({ row, value: valueOf(row, key, names) }))
    .sort((a, b) => sign * compare(a.value, b.value) || a.row.id - b.row.id)
    .map(({ row }) => row);
};
