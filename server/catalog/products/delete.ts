/** Deletes a product. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import { message } from '#shared/fields';
import { inputOf } from './compare.ts';
import { readProduct } from './read.ts';
import { removeProducts } from './remove.ts';
import { findReferringNames } from '../references/references.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** By hand: the domain of orders, whose table this is, stands right of the catalogue. */
const linesOf = statement<{ orders: number }>(
  'select count(*) as orders from order_lines where product_id = ?',
);

/**
 * Deletes a product that was never sold and that no promotion refers to; a product that was sold can be archived
 * instead.
 */
export const deleteProduct = async (tx: Db, writer: Writer, id: number) => {
  const before = await readProduct(tx, id, writer.now);
  const [sold] = await linesOf(tx, id);
  if (sold && sold.orders > 0) throw conflict('products.errors.sold', { orders: sold.orders });
  const variantIds = before.variants.map((variant) => variant.id);
  const named = new Set([
    ...(await findReferringNames(tx, 'products', [id])),
    ...(await findReferringNames(tx, 'variants', variantIds)),
  ]);
  if (named.size > 0)
    throw conflict(message('products.errors.inPromotions', { names: [...named].join(', ') }));
  await removeProducts(tx, writer.now, [before]);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'products',
    recordId: id,
    recordName: before.name,
    verb: 'delete',
    changeId: writer.changeId ?? null,
    before: { ...inputOf(before) },
  });
  return before;
};
