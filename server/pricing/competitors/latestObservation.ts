/** Statement that updates the latest price of offers. */
import { rowsStatement } from '#db/statements';

/** Written by hand: one statement for any number of rows that are passed to it. */
export const setLatest = rowsStatement(
  {
    id: 'integer',
    amount: 'bigint',
    shipping: 'bigint',
    in_stock: 'integer',
    observed_at: 'bigint',
    previous_amount: 'bigint',
    moved_at: 'bigint',
    updated_at: 'bigint',
  },
  (
    input,
  ) => `update competitor_offers set amount = input.amount, shipping = input.shipping, in_stock = input.in_stock,
    observed_at = input.observed_at, previous_amount = input.previous_amount, moved_at = input.moved_at,
    updated_at = input.updated_at
    from ${input} where competitor_offers.id = input.id`,
);
