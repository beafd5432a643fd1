/** Orders, their payments and returns hold amounts in the store's currency. */
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { payments } from '#db/schema/orders/payments';
import { returns } from '#db/schema/orders/returns';
import { currencyUse } from '../platform/settings/currencyUse.ts';

export const CURRENCY_USES = [
  currencyUse(
    'orders',
    prepared({}, (q) => q.select({ id: orders.id }).from(orders).limit(1)),
  ),
  currencyUse(
    'returns',
    prepared({}, (q) => q.select({ id: returns.id }).from(returns).limit(1)),
  ),
  currencyUse(
    'payments',
    prepared({}, (q) => q.select({ id: payments.id }).from(payments).limit(1)),
  ),
];
