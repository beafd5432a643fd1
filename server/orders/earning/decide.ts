/** What is to be done about a paid order. Pure. */
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { isLate, type Programme } from '../../members/earning/versions.ts';
import type { Earnings, PaidOrder } from './loadOrders.ts';

export type Decision =
  /** It earns now. */
  | {
      kind: 'earn';
      order: PaidOrder;
      memberId: number;
      version: ApprovedVersion;
    }
  /** A person has to approve. */
  | { kind: 'ask'; order: PaidOrder; memberId: number }
  /** It earned: what is due is compared with what was given. `isFormer`: of a member whose order it is no more. */
  | {
      kind: 'settle';
      order: PaidOrder;
      earnings: Earnings;
      version: ApprovedVersion;
      isFormer: boolean;
    };

/** Whether the order earns for its present member, whom it has not rewarded yet. History earns for nobody. */
const decideNew = (order: PaidOrder, programme: Programme, now: number): Decision[] => {
  const { memberId, kind, paidAt, isHistory, approvals, earnings } = order;
  if (memberId === null || kind !== 'sale' || isHistory) return [];
  if (earnings.some((row) => row.memberId === memberId)) return [];
  const version = programme.at(paidAt);
  if (!version || !version.terms.earnRules.some(({ trigger }) => trigger === 'order')) return [];
  const approval = approvals.get(memberId);
  if (approval === 'waiting' || approval === 'rejected') return [];
  if (approval === undefined && isLate(version.terms, paidAt, now))
    return order.cancelledAt === null ? [{ kind: 'ask', order, memberId }] : [];
  return [{ kind: 'earn', order, memberId, version }];
};

export const decide = (order: PaidOrder, programme: Programme, now: number): Decision[] => [
  ...order.earnings.flatMap((earnings): Decision[] => {
    const version = programme.byNumber(earnings.programmeNumber);
    if (!version || earnings.state === 'history') return [];
    const isFormer = earnings.memberId !== order.memberId;
    return [{ kind: 'settle', order, earnings, version, isFormer }];
  }),
  ...decideNew(order, programme, now),
];
