/** What an order contributes to the sums of sales. Pure. */
import type { Bundle } from '../sales/bundle.ts';
import type { OrderRows } from './toRows.ts';

/**
 * What a new order without returns contributes to the figures, from the lines just written: an import does not need to
 * read them again.
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
    lines: lines.map(({ categoryId = null, quantity, paid, discount }) => ({
      categoryId,
      quantity,
      paid,
      discount,
    })),
  },
  returns: [],
});
