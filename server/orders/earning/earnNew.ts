/** Awards orders that have not earned yet, and uses up the limits of their rules. */
import type { Gift } from '../../members/earning/give.ts';
import { levelOrLowest } from '../../members/earning/versions.ts';
import type { LevelOf } from '../../members/levels/load.ts';
import { type AwardComputer, toStored } from './computeAwards.ts';
import type { Decision } from './decide.ts';
import { detailOf, giftOf } from './gifts.ts';
import type { Earnings } from './loadOrders.ts';
import { keepLine } from './rules.ts';

/** What an order earns now: what is credited, and the row that is kept of it. */
export interface Earned {
  gifts: Gift[];
  earnings: Omit<Earnings, 'id' | 'recordedAt' | 'updatedAt'>;
}

export const earnNew = (
  { order, memberId, version }: Extract<Decision, { kind: 'earn' }>,
  computer: AwardComputer,
  levelOf: LevelOf,
  timeZone: string,
): Earned => {
  const { paidAt } = order;
  const level = levelOrLowest(levelOf(memberId, paidAt).level, version);
  const buyer = computer.buyerOf(memberId, paidAt);
  const computable = { order, memberId, paidAt, version, before: [], buyer };
  const awards = computer.compute(computable, level);
  const account = { order, memberId, paidAt, version, timeZone };
  return {
    gifts: awards.map((award) =>
      giftOf(account, award.rule, {
        currency: award.currency,
        amount: award.granted,
        desired: award.desired,
        detail: detailOf(award, level),
      }),
    ),
    earnings: {
      orderId: order.id,
      memberId,
      state: 'earned',
      programmeNumber: version.number,
      paidAt,
      level,
      ...buyer,
      awards: awards.map(toStored),
      lines: order.lines.map(keepLine),
      returns: [],
      deliveredAt: order.deliveredAt,
      revision: 0,
    },
  };
};
