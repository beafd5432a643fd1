/**
 * Loads the margin that returns took away from orders. It is computed by the function behind gross profit: no more units
 * give their cost back than were sold, each at the cost of its own line.
 */
import type { Db } from '#db';
import { groupBy } from '#shared/groupBy';
import type { ReturnFacts, SoldLine } from '../../orders/sales/bundle.ts';
import { loadBundles } from '../../orders/sales/bundles.ts';
import { inSteps } from '../../orders/sales/inSteps.ts';
import { loadReturnFacts, returnsOfOrders } from '../../orders/sales/returnFacts.ts';

const marginOf = (returns: readonly ReturnFacts[]): number =>
  returns
    .flatMap(({ lines }) => lines)
    .reduce((sum, { amountWithCost, cost }) => sum + amountWithCost - cost, 0);

/** The margin that the counted returns of these orders took away. */
export const sumReturnedMargins = async (db: Db, orderIds: readonly number[]): Promise<number> => {
  let sum = 0;
  for (const step of inSteps(orderIds))
    for (const { returns } of await loadBundles(db, { orderIds: step })) sum += marginOf(returns);
  return sum;
};

/**
 * The same, of given lines alone: what was paid for the others is left out as where the cost of a line is not known, and
 * so is what was paid back for goods that are of no line.
 */
export const loadReturnedMarginsOf = async (
  db: Db,
  sold: ReadonlyMap<number, readonly (SoldLine & { isOf: boolean })[]>,
): Promise<Map<number, number>> => {
  const rows = sold.size > 0 ? await returnsOfOrders(db, { orderIds: [...sold.keys()] }) : [];
  const linesOf = (orderId: number) =>
    sold.get(orderId)?.map((line) => (line.isOf ? line : { ...line, cost: null }));
  const facts = await loadReturnFacts(db, rows, linesOf, true);
  return new Map(
    [...groupBy(rows, (row) => row.orderId ?? 0)].map(([orderId, ofOrder]) => [
      orderId,
      marginOf(ofOrder.flatMap(({ id }) => facts.get(id) ?? [])),
    ]),
  );
};
