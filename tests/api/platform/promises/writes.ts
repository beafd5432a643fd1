/** Examples of the verbs of staff: the request, its activity, the fields it changes, and the route that reverses it. */
import type { Write } from './writes/examples.ts';
import { CATALOG_WRITES } from './writes/catalog.ts';
import { MEMBERS_WRITES } from './writes/members.ts';
import { OFFERS_WRITES } from './writes/offers.ts';
import { ORDERS_WRITES } from './writes/orders.ts';
import { PLATFORM_WRITES } from './writes/platform.ts';
import { PRICING_WRITES } from './writes/pricing.ts';
import { PROMOTIONS_WRITES } from './writes/promotions.ts';
import { REFUND_WRITES } from './writes/refunds.ts';
import { COMPLAINT_WRITES } from './writes/complaints.ts';
import { RETENTION_WRITES } from './writes/retention.ts';
import { SERVICE_WRITES } from './writes/service.ts';
import { SURVEY_WRITES } from './writes/surveys.ts';

export type { Prepared, Write } from './writes/examples.ts';

export const WRITES: Record<string, Write> = {
  ...PLATFORM_WRITES,
  ...CATALOG_WRITES,
  ...PRICING_WRITES,
  ...MEMBERS_WRITES,
  ...ORDERS_WRITES,
  ...PROMOTIONS_WRITES,
  ...OFFERS_WRITES,
  ...SERVICE_WRITES,
  ...RETENTION_WRITES,
  ...REFUND_WRITES,
  ...COMPLAINT_WRITES,
  ...SURVEY_WRITES,
};
