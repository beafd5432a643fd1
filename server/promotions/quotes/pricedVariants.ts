/** Loads variants together with the prices in force at an instant. */
import type { Db } from '#db';
import type { priceLists, prices } from '#db/schema/pricing/prices';
import { query, type Value } from '#db/statements';
import { VARIANT_COLUMNS, VARIANT_TABLES, type VariantRow } from './variantRows.ts';

type Price = typeof prices.$inferSelect;
type PriceList = typeof priceLists.$inferSelect;

/** A variant with one of its prices at the instant; the columns of the price are null where it has none. */
export interface PricedRow
  extends VariantRow, Pick<Price, 'amount'>, Pick<PriceList, 'code' | 'kind' | 'priority'> {
  price_id: Price['id'] | null;
  min_quantity: Price['minQuantity'];
  starts_at: Price['startsAt'];
  ends_at: Price['endsAt'];
  list_id: PriceList['id'];
  /** As stored. */
  audience: string;
}

export const pricedVariants = (db: Db, condition: string, values: readonly Value[]) =>
  query<PricedRow>(
    db,
    `select ${VARIANT_COLUMNS}, a.id as price_id, a.min_quantity, a.amount, a.starts_at, a.ends_at,
       l.id as list_id, l.code, l.kind, l.priority, l.audience
     from ${VARIANT_TABLES}
     left join prices a on a.variant_id = v.id and a.starts_at <= ? and a.ends_at > ?
     left join price_lists l on l.id = a.list_id
     where ${condition} order by v.id desc`,
    values,
  );
