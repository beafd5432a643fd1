/** What can be spent repays what is owed, whichever record of the person owes it. Pure. */
import { compareLots, type FreeLot, freeLots, isActive } from '../rules.ts';
import { allocate, type Plan, type RecordPlan } from './plan.ts';

const isOwed = (plans: readonly RecordPlan[]) => plans.some(({ plan }) => plan.book.arrears > 0);

const changed = (
  plans: readonly RecordPlan[],
  memberId: number,
  change: (plan: Plan) => Plan,
): readonly RecordPlan[] =>
  plans.map((one) => (one.memberId === memberId ? { memberId, plan: change(one.plan) } : one));

/** What one lot repays: first what its own record owes, then what others do. The allocation is of the record with the lot. */
const repayFrom = (
  plans: readonly RecordPlan[],
  { id: lotId, entryId, free, memberId }: FreeLot & Pick<RecordPlan, 'memberId'>,
): readonly RecordPlan[] => {
  const others = plans.filter((one) => one.memberId !== memberId);
  const debtors = [...plans.filter((one) => one.memberId === memberId), ...others];
  let after = plans;
  let left = free;
  for (const debtor of debtors) {
    const points = Math.min(left, debtor.plan.book.arrears);
    if (points === 0) continue;
    left -= points;
    const owedById = debtor.memberId === memberId ? null : debtor.memberId;
    after = changed(after, memberId, (plan) =>
      allocate(plan, entryId, 'repay', [{ lotId, points, owedById }]),
    );
    if (owedById === null) continue;
    after = changed(after, owedById, (plan) => ({
      ...plan,
      book: { ...plan.book, arrears: plan.book.arrears - points },
    }));
  }
  return after;
};

/** Soonest-expiring first, as of one ledger. Each part belongs to the entry that opened its lot. */
export const repayTogether = (plans: readonly RecordPlan[], at: number): readonly RecordPlan[] => {
  if (!isOwed(plans)) return plans;
  return plans
    .flatMap(({ memberId, plan }) =>
      freeLots(plan.book, (lot) => isActive(lot, at)).map((lot) => ({ ...lot, memberId })),
    )
    .toSorted(compareLots)
    .reduce((before, lot) => (isOwed(before) ? repayFrom(before, lot) : before), plans);
};
