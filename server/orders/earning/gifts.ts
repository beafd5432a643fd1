/** What is credited for an order. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { availableAt, expiresAt } from '../../members/earnRules/dates.ts';
import type { OrderAward } from '../../members/earnRules/orderAwards.ts';
import type { Gift } from '../../members/earning/give.ts';
import type { PaidOrder } from './loadOrders.ts';

/** The account of an award: for whom, by which version, of which order as it was paid. */
export interface Account {
  order: Pick<PaidOrder, 'externalId' | 'deliveredAt'>;
  memberId: number;
  paidAt: number;
  version: ApprovedVersion;
  timeZone: string;
}

export const giftOf = (
  { order, memberId, paidAt, version, timeZone }: Account,
  rule: EarnRule,
  gift: Pick<Gift, 'currency' | 'amount' | 'desired' | 'detail'> &
    Pick<Partial<Gift>, 'isCorrection' | 'sourceLine'>,
): Gift => ({
  memberId,
  source: 'order',
  sourceId: order.externalId,
  ruleKey: rule.key,
  programmeNumber: version.number,
  occurredAt: paidAt,
  availableAt: availableAt(
    rule.pending,
    { occurredAt: paidAt, deliveredAt: order.deliveredAt },
    timeZone,
  ),
  expiresAt: expiresAt(version.terms.expiry, rule.expiryMonths, paidAt, timeZone),
  ...gift,
});

/** How an award came about, for the explanation of its entry. */
export const detailOf = ({ lines, rates, limits }: OrderAward, level: string | null) => ({
  level,
  limits,
  lines: lines.map(({ number, base, award }, index) => ({
    number,
    base,
    rate: rates[index] ?? 0,
    award,
  })),
});
