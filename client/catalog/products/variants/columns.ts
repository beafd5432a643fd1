/** The columns of the grid of variants: how a cell is written and read. Pure. */
import type { VariantInput } from '#contract/catalog/products';
import { readAmount, readCount, type Reading, readRate, valueOrNaN } from '#shared/numbers';

export type Field =
  | 'sku'
  | 'basePrice'
  | 'originalPrice'
  | 'cost'
  | 'barcode'
  | 'minPrice'
  | 'minMarginBps'
  | 'weightGrams';
export type Kind = 'text' | 'money' | 'rate' | 'count';
export type Value = string | number | null;

export interface Column {
  field: Field;
  kind: Kind;
  /** Shown only on request, so that the others fit. */
  isFurther?: boolean;
  /** Shown only to those who see costs. */
  ofCosts?: boolean;
}

export const COLUMNS: readonly Column[] = [
  { field: 'sku', kind: 'text' },
  { field: 'basePrice', kind: 'money' },
  { field: 'originalPrice', kind: 'money' },
  { field: 'cost', kind: 'money', ofCosts: true },
  { field: 'barcode', kind: 'text' },
  { field: 'minPrice', kind: 'money', isFurther: true },
  { field: 'minMarginBps', kind: 'rate', isFurther: true, ofCosts: true },
  { field: 'weightGrams', kind: 'count', isFurther: true },
];
export const KIND_OF = new Map(COLUMNS.map(({ field, kind }) => [field, kind]));

export interface Currency {
  currency: string;
  decimals: number;
}

/** As people type it; '' for none. */
export const writtenCell = (
  kind: Kind,
  value: Value | undefined,
  { decimals }: Currency,
): string => {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  if (typeof value === 'string') return value;
  if (kind === 'money') return (value / 10 ** decimals).toFixed(decimals);
  return kind === 'rate' ? String(value / 100) : String(value);
};

/** A figure as it was typed, or why it is none. */
export const readFigure = (
  kind: Exclude<Kind, 'text'>,
  typed: string,
  currency: Currency,
): Reading => {
  if (kind === 'money') return readAmount(typed, currency);
  return kind === 'rate' ? readRate(typed) : readCount(typed);
};

/** Null for nothing, NaN for what is no number of this kind. */
export const readCell = (kind: Kind, typed: string, currency: Currency): Value =>
  kind === 'text' ? typed.trim() || null : valueOrNaN(readFigure(kind, typed, currency));

export type Variant = Pick<VariantInput, 'optionValues' | Field> & { id?: number | undefined };
