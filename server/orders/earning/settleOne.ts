/** What has to be credited and taken back for an order that earned. */
import type { Gift } from '../../members/earning/give.ts';
import type { TakenBack } from '../../members/earning/takeBack.ts';
import type { Programme } from '../../members/earning/versions.ts';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type AwardComputer, toStored } from './computeAwards.ts';
import { deductedByReturn } from './deducted.ts';
import { giftOf } from './gifts.ts';
import type { Earnings, PaidOrder } from './loadOrders.ts';
import { hasOtherLines, keepLine, settleAwards, type Step } from './rules.ts';

type Kept = Omit<Earnings, 'id' | 'recordedAt' | 'updatedAt'>;

export interface Settled {
  gifts: Gift[];
  taken: TakenBack[];
  /** The row as it is to be kept; null where nothing changes. */
  earnings: Kept | null;
}

interface Subject {
  order: PaidOrder;
  earnings: Kept;
  version: ApprovedVersion;
  isFormer: boolean;
}

const recompute = ({ order, earnings, version, isFormer }: Subject, computer: AwardComputer) => {
  if (isFormer || !hasOtherLines(earnings.lines, order.lines)) return null;
  const { memberId, paidAt, awards, level, groups, isBirthday } = earnings;
  const buyer = groups === null || isBirthday === null ? null : { groups, isBirthday };
  return computer
    .compute({ order, memberId, paidAt, version, before: awards, buyer }, level)
    .map(toStored);
};

/** What refunds of the order paid less for and is not settled yet: points of this member alone. */
const pointsDeducted = ({ order, earnings }: Subject, steps: readonly Step[]) => {
  const own = order.deducted.filter(({ memberId }) => memberId === earnings.memberId);
  const settled = earnings.awards.reduce((sum, { deducted = 0 }) => sum + deducted, 0);
  return deductedByReturn(own, settled, steps);
};

/** When the step happened: by the version in force then it is decided how far points are taken back. */
const instantOf = ({ returnId, isFull }: Step, order: PaidOrder, now: number): number => {
  const returned = order.refunds.find(({ id }) => id === returnId);
  return returned?.returnedAt ?? (isFull ? (order.cancelledAt ?? now) : now);
};

export const settleOne = (
  subject: Subject,
  computer: AwardComputer,
  programme: Programme,
  { now, settings: { timeZone } }: Pick<Writer, 'now' | 'settings'>,
): Settled => {
  const { order, earnings, version, isFormer } = subject;
  const recomputed = recompute(subject, computer);
  const { awards, steps, settled } = settleAwards({
    awards: earnings.awards,
    recomputed,
    lines: order.lines,
    refunds: order.refunds,
    differences: order.differences,
    settled: earnings.returns,
    isGone: isFormer || order.cancelledAt !== null,
  });
  const revision = steps.length > 0 ? earnings.revision + 1 : earnings.revision;
  const { memberId, paidAt } = earnings;
  const account = { order, memberId, paidAt, version, timeZone };
  const given = steps.flatMap(({ kind, ruleKey, currency, amount }) => {
    const rule = version.terms.earnRules.find(({ key }) => key === ruleKey);
    if (kind === 'takeBack' || !rule) return [];
    return giftOf(account, rule, {
      currency,
      amount,
      desired: amount,
      isCorrection: kind === 'correct',
      sourceLine: String(revision),
      detail: { level: earnings.level, revision },
    });
  });
  const deductible = pointsDeducted(subject, steps);
  const taken = steps.flatMap((step): TakenBack[] => {
    if (step.kind !== 'takeBack') return [];
    const { ruleKey, currency, amount, returnId, isFull } = step;
    const left = deductible.get(returnId) ?? 0;
    const deducted = currency === 'points' ? Math.min(left, amount) : 0;
    deductible.set(returnId, left - deducted);
    const policy = (programme.at(instantOf(step, order, now)) ?? version).terms.returns;
    return [
      {
        memberId,
        currency,
        amount,
        earned: { source: 'order', sourceId: order.externalId, ruleKey },
        cause: {
          source: returnId === null ? 'order' : 'return',
          sourceId: returnId ?? order.externalId,
          sourceLine: String(revision),
        },
        mode: isFull ? policy.full : policy.partial,
        arrearsLimit: policy.arrearsLimit,
        deducted,
      },
    ];
  });
  const isSettled =
    steps.length === 0 &&
    recomputed === null &&
    awards.every(({ reversed }, index) => reversed === earnings.awards[index]?.reversed) &&
    settled.join('\n') === earnings.returns.join('\n') &&
    order.deliveredAt === earnings.deliveredAt;
  return {
    gifts: given,
    taken,
    earnings: isSettled
      ? null
      : {
          ...earnings,
          awards,
          lines: recomputed ? order.lines.map(keepLine) : earnings.lines,
          returns: settled,
          deliveredAt: order.deliveredAt ?? earnings.deliveredAt,
          revision,
        },
  };
};
