/** The policy holds amounts in the store's currency: limits, and what is approved at once. */
import { prepared } from '#db/prepared';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { currencyUse } from '../../platform/settings/currencyUse.ts';

export const POLICY_CURRENCY = currencyUse(
  'afterSalesPolicies',
  prepared({}, (q) => q.select({ id: afterSalesPolicies.id }).from(afterSalesPolicies).limit(1)),
);
