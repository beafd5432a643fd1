/** Converts an order to the bundle that contributes to the sales figures. Pure. */
import type { Bundle } from '../sales/bundle.ts';
import type { OrderRows } from './toRows.ts';

/**
 * The contribution of a new order without returns, from the lines just written, so that an import need not read them
 * again.
 */
export const toBundle = ({
  id,
  rows: { row, lines },
}: {
  id: number;
  rows: OrderRows;
}): Bundle => ({
  channel: row.channel,
  memberId: row.memberId ?? null,
  order: {
    id,
    countedOn: row.countedOn ?? null,
    paidAt: row.paidAt ?? null,
    lines: lines.map(
      ({ sku = null, categoryId = null, quantity, paid, discount, cost = null }) => ({
        sku,
        categoryId,
        quantity,
        paid,
        discount,
        cost,
      }),
    ),
  },
  returns: [],
});
