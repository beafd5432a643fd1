/** The single prices of its variants in the history of a product. */
import { jsonInteger } from '#db/statements';
import type { RelatedActivities } from '../../platform/activities/related.ts';

/** By hand: an ended price is known only by what the log says of it. */
export const PRICES_OF_PRODUCTS: RelatedActivities = {
  of: 'products',
  resource: 'prices',
  idsOf: (db) => {
    const variantOf = (column: string) => jsonInteger(db, column, 'variantId');
    return `select a.id from activities a where a.resource = 'prices'
      and coalesce(${variantOf('a.after')}, ${variantOf('a.before')}) in
        (select v.id from variants v where v.product_id = cast(? as bigint))`;
  },
  toValue: (id) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0),
};
