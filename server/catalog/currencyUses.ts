/** Variants and categories hold amounts in the store's currency. */
import { gt, isNotNull, or } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { variants } from '#db/schema/catalog/products';
import { currencyUse } from '../platform/settings/currencyUse.ts';

export const CURRENCY_USES = [
  currencyUse(
    'products',
    prepared({}, (q) =>
      q
        .select({ id: variants.id })
        .from(variants)
        .where(or(gt(variants.cost, 0), gt(variants.originalPrice, 0), gt(variants.minPrice, 0)))
        .limit(1),
    ),
  ),
  currencyUse(
    'categories',
    prepared({}, (q) =>
      q
        .select({ id: categories.id })
        .from(categories)
        .where(isNotNull(categories.minPrice))
        .limit(1),
    ),
  ),
];
