import type { Tender } from '#contract/orders/payments';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Money that the shop captured for orders, as it was sent. A payment names its order by number and may arrive first. */
export const payments = kit.table(
  'payments',
  {
    id: kit.id(),
    externalId: kit.text().notNull(),
    orderExternalId: kit.text().notNull(),
    tender: kit.text().$type<Tender>().notNull(),
    amount: kit.money().notNull(),
    capturedAt: kit.instant().notNull(),
    /** The payment provider's own number of the payment. */
    providerReference: kit.text(),
    /** The store's clock of the newest message about the payment. */
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('payments_external_id').on(t.externalId),
    kit.unique('payments_provider_reference').on(t.tender, t.providerReference),
    kit.index('payments_by_reference').on(t.providerReference),
    kit.index('payments_order').on(t.orderExternalId),
    kit.index('payments_captured_at').on(t.capturedAt, t.id),
  ],
);
