/**
 * Changes of many cells at once: filled down, pasted, or by option. A cell is known by the option values of its variant and
 * not by its row, so that a change is found again, and undone, after rows were added, removed or combined anew. Pure.
 */
import { optionKey, VariantInput } from '#contract/catalog/products';
import { message } from '#shared/fields';
import { mulDiv, RATE } from '#shared/money';
import {
  type Currency,
  type Field,
  KIND_OF,
  readCell,
  type Value,
  type Variant,
} from './columns.ts';

export interface CellChange {
  /** Option values of the variant, joined. */
  key: string;
  field: Field;
  before: Value;
  after: Value;
}
export interface Block {
  changes: CellChange[];
  /** Texts that are no value of their column. */
  bad: string[];
  /** Cells beyond the last row or column. */
  over: number;
}

/** The key of each variant: its option values, counted where several have the same because they are not chosen yet. */
const keysOf = (variants: readonly Pick<Variant, 'optionValues'>[]): string[] => {
  const seen = new Map<string, number>();
  return variants.map(({ optionValues }) => {
    const own = optionKey(optionValues);
    const repeated = seen.get(own) ?? 0;
    seen.set(own, repeated + 1);
    return `${own} ${repeated}`;
  });
};
const valueOf = (variant: Variant, field: Field): Value => variant[field] ?? null;

/** What is undone or done again: cells that were changed once more since then stay as they are. */
export const withChanges = <V extends Variant>(
  variants: readonly V[],
  changes: readonly CellChange[],
): V[] => {
  const byKey = new Map<string, CellChange[]>();
  for (const change of changes) byKey.set(change.key, [...(byKey.get(change.key) ?? []), change]);
  const keys = keysOf(variants);
  return variants.map((variant, row) => {
    const own = (byKey.get(keys[row] ?? '') ?? []).filter(({ field, before }) =>
      Object.is(valueOf(variant, field), before),
    );
    return own.length === 0
      ? variant
      : { ...variant, ...Object.fromEntries(own.map(({ field, after }) => [field, after])) };
  });
};
export const reversed = (changes: readonly CellChange[]): CellChange[] =>
  changes.map(({ before, after, ...cell }) => ({ ...cell, before: after, after: before }));

const changed = (
  variant: Variant,
  key: string | undefined,
  field: Field,
  after: Value,
): CellChange[] => {
  const before = valueOf(variant, field);
  return key === undefined || Object.is(before, after) ? [] : [{ key, field, before, after }];
};

/** Cells of a spreadsheet laid on the grid from a cell on; empty ones leave theirs as it is. */
export const pasted = (
  rows: readonly (readonly string[])[],
  variants: readonly Variant[],
  fields: readonly Field[],
  from: { row: number; field: Field },
  currency: Currency,
): Block => {
  const block: Block = { changes: [], bad: [], over: 0 };
  const first = fields.indexOf(from.field);
  const keys = keysOf(variants);
  rows.forEach((cells, down) =>
    cells.forEach((text, right) => {
      if (text.trim() === '') return;
      const variant = variants[from.row + down];
      const field = fields[first + right];
      if (!variant || !field) return void block.over++;
      const value = readCell(KIND_OF.get(field) ?? 'text', text, currency);
      if (Number.isNaN(value)) block.bad.push(text.trim());
      else block.changes.push(...changed(variant, keys[from.row + down], field, value));
    }),
  );
  return block;
};

/** The value of the cell above, as Ctrl+D does in a spreadsheet. */
export const filledDown = (
  variants: readonly Variant[],
  { row, field }: { row: number; field: Field },
): CellChange[] => {
  const [above, own] = [variants[row - 1], variants[row]];
  return above && own ? changed(own, keysOf(variants)[row], field, valueOf(above, field)) : [];
};

/** Which variants: those with a value of an option, or all. */
export type Chosen = { option: number; value: string } | null;
export type Operation = 'set' | 'raise' | 'lower';

/** Why the amount of a change cannot be used, as a translation key; null if it can, or there is none yet. */
export const amountFault = (field: Field, operation: Operation, amount: Value): string | null => {
  if (amount === null) return null;
  if (Number.isNaN(amount)) return 'ra.validation.number';
  // A price is lowered by lowering it, not by raising it by less than nothing.
  if (operation !== 'set')
    return Number(amount) < 0 ? message('ra.validation.minValue', { min: 0 }) : null;
  return VariantInput.shape[field].safeParse(amount).error?.issues[0]?.message ?? null;
};

/** Raised or lowered by a rate in basis points; a cell without a number stays as it is. */
const scaled = (value: Value, operation: Operation, bps: number): Value =>
  typeof value === 'number' && !Number.isNaN(value)
    ? mulDiv(value, Math.max(0, operation === 'raise' ? RATE + bps : RATE - bps), RATE)
    : value;

/** The same for every chosen variant; `amount` is a value of the column, or a rate in basis points. */
export const bulkChanges = (
  variants: readonly Variant[],
  chosen: Chosen,
  field: Field,
  operation: Operation,
  amount: Value,
): CellChange[] => {
  const keys = keysOf(variants);
  return variants.flatMap((variant, row) => {
    if (chosen && variant.optionValues[chosen.option] !== chosen.value) return [];
    const before = valueOf(variant, field);
    const after =
      operation === 'set' || typeof amount !== 'number'
        ? amount
        : scaled(before, operation, amount);
    return changed(variant, keys[row], field, after);
  });
};
