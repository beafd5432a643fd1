/** How accountability moves, who may do what, and what each party bears. Pure. */
import {
  ACCOUNTABILITY_ACTIONS,
  type AccountabilityAction,
  type AccountabilityStage,
  REPLY_DAYS,
} from '#contract/service/accountability';
import { DAY_MS } from '#shared/days';
import { spread } from '#shared/spread';

/** A manager, whoever drafted it as long as it is a draft, or an employee who is one of the parties. */
export type Side = 'manager' | 'author' | 'party';

interface Transition {
  action: AccountabilityAction;
  from: AccountabilityStage;
  to: AccountabilityStage;
  by: readonly Side[];
}
const TRANSITIONS: readonly Transition[] = [
  { action: 'edit', from: 'draft', to: 'draft', by: ['manager', 'author'] },
  { action: 'notify', from: 'draft', to: 'notified', by: ['manager'] },
  // A manager writes down what a supplier or carrier says.
  { action: 'reply', from: 'notified', to: 'notified', by: ['manager', 'party'] },
  { action: 'decide', from: 'notified', to: 'decided', by: ['manager'] },
  { action: 'appeal', from: 'decided', to: 'appealed', by: ['manager', 'party'] },
  { action: 'finish', from: 'decided', to: 'final', by: ['manager'] },
  { action: 'finish', from: 'appealed', to: 'final', by: ['manager'] },
];

export type AccountabilityDecision =
  { isAllowed: true; to: AccountabilityStage } | { isAllowed: false; because: 'role' | 'stage' };
export const decideAccountability = (
  stage: AccountabilityStage,
  action: AccountabilityAction,
  side: Side | null,
): AccountabilityDecision => {
  const found = TRANSITIONS.find((one) => one.action === action && one.from === stage);
  if (!found) return { isAllowed: false, because: 'stage' };
  return side !== null && found.by.includes(side)
    ? { isAllowed: true, to: found.to }
    : { isAllowed: false, because: 'role' };
};
export const allowedOf = (stage: AccountabilityStage, side: Side | null): AccountabilityAction[] =>
  ACCOUNTABILITY_ACTIONS.filter((action) => decideAccountability(stage, action, side).isAllowed);

export const replyUntil = (notifiedAt: number): number => notifiedAt + REPLY_DAYS * DAY_MS;

/** Decided once everybody has replied, or had the time to. */
export const mayDecide = (
  shares: readonly { repliedAt: number | null }[],
  until: number | null,
  now: number,
): boolean =>
  (until !== null && now >= until) || shares.every(({ repliedAt }) => repliedAt !== null);

/** What each share bears of the cost; together it is all of it. */
export const costsOf = (total: number, shares: readonly { bps: number }[]): number[] =>
  spread(
    total,
    shares.map(({ bps }) => bps),
  );
