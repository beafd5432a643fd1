/** An order whose quote can be reserved, and its row. */
import type { LimitsThen } from '#contract/promotions/redemptions';
import type { RedemptionInput } from '#contract/promotions/quotes';
import { MINUTE_MS } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { Quoted } from '../quotes/types.ts';
import type { RedemptionRow } from './record.ts';
import type { Usage } from './usage.ts';

/** An order whose quote can be reserved. */
export interface Reserved extends Omit<Quoted, 'limitsThen'> {
  writer: Writer;
  input: RedemptionInput;
  requestHash: string;
  usages: Usage[];
  limitsThen: LimitsThen;
  /** The instant at which the order was placed. */
  at: number;
  /** The redemption that this one replaces; null for a new one. */
  replacedId: number | null;
}

export const rowOf = (
  { input, requestHash, quote, shopper, limitsThen, at }: Reserved,
  now: number,
): Omit<RedemptionRow, 'id'> => ({
  orderId: input.orderId,
  status: 'reserved',
  memberId: shopper.recordId,
  customerKey: shopper.key,
  channel: shopper.channel,
  goods: quote.totals.goods,
  discount: quote.totals.discount,
  total: quote.totals.total,
  points: quote.points?.used ?? 0,
  pointsAmount: quote.points?.amount ?? 0,
  expiresAt: now + input.reserveMinutes * MINUTE_MS,
  committedAt: null,
  closedAt: null,
  requestHash,
  quote,
  returned: {},
  stated: {},
  limitsThen,
  createdAt: at,
  updatedAt: now,
  version: 1,
});
