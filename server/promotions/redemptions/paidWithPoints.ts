/** Which lines of orders points paid for, as what orders earn asks. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { redemptions } from '#db/schema/promotions/redemptions';
import { loadSpendings, spentText } from '../../members/points/loadSpendings.ts';
import type { RedeemedLine } from '../../orders/earning/pointsOfLines.ts';

const redemptionsOf = prepared({ orderIds: many(redemptions.orderId) }, (q, { orderIds }) =>
  q
    .select({
      id: redemptions.id,
      orderId: redemptions.orderId,
      points: redemptions.points,
    })
    .from(redemptions)
    .where(inArray(redemptions.orderId, orderIds))
    .orderBy(asc(redemptions.id)),
);
const quotesOf = prepared({ ids: many(redemptions.id) }, (q, { ids }) =>
  q
    .select({ orderId: redemptions.orderId, quote: redemptions.quote })
    .from(redemptions)
    .where(inArray(redemptions.id, ids)),
);

const sourceOf = ({ id }: { id: number }) =>
  ({ source: 'redemption', sourceId: String(id) }) as const;

/** By the latest redemption of each order, where its points were spent: they paid, whatever was given back since. */
export const loadPaidWithPoints = async (
  tx: Db,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly RedeemedLine[]>> => {
  const latest = new Map(
    (await redemptionsOf(tx, { orderIds })).map((row) => [row.orderId, row] as const),
  );
  const withPoints = [...latest.values()].filter(({ points }) => points > 0);
  if (withPoints.length === 0) return new Map();
  const spent = await loadSpendings(tx, withPoints.map(sourceOf));
  const paying = withPoints.filter((row) => spent.has(spentText(sourceOf(row))));
  const rows = await quotesOf(tx, { ids: paying.map(({ id }) => id) });
  return new Map(
    rows.map(({ orderId, quote: { lines } }) => [
      orderId,
      lines.map(({ pointsAmount = 0, ...line }) => ({ ...line, pointsAmount })),
    ]),
  );
};
