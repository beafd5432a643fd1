/** Budgets, terms and kept cases of promotions hold amounts in the store's currency. */
import { gt, isNotNull, or } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { campaigns } from '#db/schema/promotions/campaigns';
import { promotionCases, promotions } from '#db/schema/promotions/promotions';
import { redemptions } from '#db/schema/promotions/redemptions';
import { currencyUse } from '../platform/settings/currencyUse.ts';

export const CURRENCY_USES = [
  currencyUse(
    'campaigns',
    prepared({}, (q) =>
      q
        .select({ id: campaigns.id })
        .from(campaigns)
        .where(or(isNotNull(campaigns.budget), gt(campaigns.otherCost, 0)))
        .limit(1),
    ),
  ),
  currencyUse(
    'promotions',
    prepared({}, (q) => q.select({ id: promotions.id }).from(promotions).limit(1)),
  ),
  currencyUse(
    'promotions',
    prepared({}, (q) => q.select({ id: promotionCases.id }).from(promotionCases).limit(1)),
  ),
  currencyUse(
    'orders',
    prepared({}, (q) => q.select({ id: redemptions.id }).from(redemptions).limit(1)),
  ),
];
