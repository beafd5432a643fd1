/** Settles what orders earn when the goods in them become known: orders may arrive before their products. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderEarnings } from '#db/schema/orders/earning';
import { orderLines, orders } from '#db/schema/orders/orders';
import { loadVariantMap } from '../../catalog/products/variants.ts';
import { openProgramme } from '../../members/earning/programme.ts';
import { evaluateMembers } from '../../members/evaluation/evaluateMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isScoped } from './computeAwards.ts';
import { settleOrders } from './settleOrders.ts';

/** Orders that were rewarded, with lines of these variants; by product, of which lines have an index. */
const rewardedWith = prepared(
  { productIds: many(orderLines.productId), variantIds: many(orderLines.variantId) },
  (q, { productIds, variantIds }) =>
    q
      .selectDistinct({ orderId: orders.id, memberId: orders.memberId })
      .from(orderLines)
      .innerJoin(orders, eq(orders.id, orderLines.orderId))
      .innerJoin(orderEarnings, eq(orderEarnings.orderId, orders.id))
      .where(
        and(inArray(orderLines.productId, productIds), inArray(orderLines.variantId, variantIds)),
      ),
);

/** After the lines were linked to their goods. Only rules that are limited to goods give anything else then. */
export const earnByGoods = async (tx: Db, writer: Writer, skus: readonly string[]) => {
  const programme = skus.length === 0 ? null : await openProgramme(tx);
  if (!programme?.versions.some(({ terms }) => terms.earnRules.some(isScoped))) return;
  const variants = [...(await loadVariantMap(tx, skus)).values()];
  const found = await rewardedWith(tx, {
    productIds: [...new Set(variants.map(({ productId }) => productId))],
    variantIds: variants.map(({ id }) => id),
  });
  if (found.length === 0) return;
  await settleOrders(
    tx,
    writer,
    found.map(({ orderId }) => orderId),
    programme,
  );
  await evaluateMembers(
    tx,
    writer,
    found.flatMap(({ memberId }) => memberId ?? []),
    'refund',
  );
};
