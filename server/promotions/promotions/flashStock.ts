/** How much of the stock of flash sales is taken: sold, and reserved by orders that are not paid yet. */
import type { FlashStock, Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { loadUsage } from '../quotes/loadUsage.ts';
import { flashItemsOf } from './limitsOf.ts';

/** Of each item of these promotions, as a quote counts it at this instant; nothing of terms without a flash sale. */
export const loadFlashStock = async (
  db: Db,
  promotions: readonly { id: number; terms: Terms }[],
  now: number,
): Promise<(id: number) => FlashStock[]> => {
  const items = new Map(promotions.map(({ id, terms }) => [id, flashItemsOf(id, terms)]));
  const names = [...items.values()].flatMap((of) => of.map(({ counter }) => counter));
  const usage = await loadUsage(db, names, now);
  return (id) =>
    (items.get(id) ?? []).map(({ variantId, price, stock, counter }) => ({
      variantId,
      price,
      stock,
      taken: usage(counter),
    }));
};
