/** A minimal checkout: it looks up prices and a code, takes a share off each line and counts a use. */
import type { BasketRequest } from '../promotionsCatalog.ts';

export interface Priced {
  id: number;
  sku: string;
  product_id: number;
  name: string;
  price: number;
}
export interface Code {
  code: string;
  bps: number;
}
/** Returns values on SQLite and promises on PostgreSQL. */
export interface CheckoutStore {
  prices(variantIds: readonly number[]): Priced[] | Promise<Priced[]>;
  code(code: string): Code | undefined | Promise<Code | undefined>;
  /** Counts a use and adds its row in one transaction; false if no use is left. */
  redeem(code: string, orderId: string): boolean | Promise<boolean>;
}

/** Runs once on a copy of the console's database and stores prices and codes as such a checkout would. */
export const CHECKOUT_SETUP = `
  alter table variants add column price bigint;
  update variants set price = (select amount from prices where variant_id = variants.id and list_id = 1);
  create table plain_codes (code text primary key, bps integer not null, used bigint not null, most bigint not null);
  insert into plain_codes select code, 1000, 0, 1000000000 from coupons;
  create table plain_redemptions (id bigint, code text not null, order_id text not null, at bigint not null)`;

export const CHECKOUT_SQL = {
  price:
    'select v.id, v.sku, p.id as product_id, p.name, v.price from variants v join products p on p.id = v.product_id',
  code: 'select code, bps from plain_codes where code = ?',
  use: 'update plain_codes set used = used + 1 where code = ? and used < most returning used',
  keep: 'insert into plain_redemptions (code, order_id, at) values (?, ?, ?)',
};

const SHARE = 10_000;

/** A quote with a share off each line, rounded half up, and with the same fields as a line of the console. */
export const quoteOf = (
  { lines }: BasketRequest,
  rows: readonly Priced[],
  code: Code | undefined,
) => {
  const known = new Map(rows.map((row) => [row.id, row]));
  let [goods, discount] = [0, 0];
  const quoted = lines.map(({ variantId, quantity }, index) => {
    const { sku, product_id: productId, name, price } = known.get(variantId) as Priced;
    const amount = price * quantity;
    const off = code ? Math.floor((amount * code.bps + SHARE / 2) / SHARE) : 0;
    goods += amount;
    discount += off;
    return {
      id: String(index + 1),
      variantId,
      sku,
      productId,
      name,
      quantity,
      unitPrice: price,
      originalPrice: price,
      amount,
      discount: off,
      paid: amount - off,
      allocations: off > 0 ? [{ code: code?.code, amount: off }] : [],
    };
  });
  return {
    at: Date.now(),
    lines: quoted,
    totals: { goods, goodsDiscount: discount, total: goods - discount },
  };
};
