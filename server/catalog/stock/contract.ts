import * as z from 'zod';
import { id, instant, keyText, reference, whole } from '#shared/fields';
import type { Localized } from '#shared/localization';

const MAX_UNITS = 100_000_000;

/**
 * How many units of a SKU the shop has at a place, at an instant. It is the shop's fact: the console changes it for nothing
 * that it decides. An older count that arrives later is history and changes no newer one.
 */
export const StockInput = z.strictObject({
  sku: keyText(80).min(1),
  /** What the shop calls the place, as a warehouse or a branch. */
  place: keyText(60).min(1),
  /** Below zero where more is sold than there is. */
  quantity: whole('count', -MAX_UNITS, MAX_UNITS),
  /** When it was counted. */
  at: instant(),
});
export type StockInput = z.infer<typeof StockInput>;

/** The newest count of a SKU at a place. */
export const StockLevel = z.object({
  id: id(),
  sku: z.string(),
  /** Null for a SKU that no product has. */
  productId: reference('products').nullable(),
  productName: z.string().nullable(),
  place: z.string(),
  quantity: whole('count'),
  at: instant(),
});
export type StockLevel = z.infer<typeof StockLevel> & { productNames: Localized | null };
