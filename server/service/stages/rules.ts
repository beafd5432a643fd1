/**
 * How cases move: one table of stages for each kind, which the API enforces and by which screens show actions. Pure.
 */
import type { Role } from '#contract/platform/access';
import { CASE_ACTIONS, type CaseAction } from '#contract/service/caseActions';
import {
  type CaseKind,
  type CaseParty,
  type CaseStage,
  type StageOf,
  STAGES,
} from '#contract/service/stages';
import { CARE } from './care.ts';
import { COMPLAINT } from './complaint.ts';
import { CONSULTATION } from './consultation.ts';
import { DISPUTE } from './dispute.ts';
import { EXCHANGE } from './exchange.ts';
import { type CaseGuard, type Machine, STAFF } from './machine.ts';
import { REPAIR } from './repair.ts';
import { RETURN } from './return.ts';
import { PRICE_PROTECTION, REFUND_ONLY } from './withoutGoods.ts';

const MACHINES: { readonly [Kind in CaseKind]: Machine<Kind> } = {
  consultation: CONSULTATION,
  complaint: COMPLAINT,
  return: RETURN,
  refundOnly: REFUND_ONLY,
  priceProtection: PRICE_PROTECTION,
  exchange: EXCHANGE,
  repair: REPAIR,
  dispute: DISPUTE,
  care: CARE,
};

/** A row of a table, of whichever kind. */
export interface Step {
  action: CaseAction;
  from: readonly CaseStage[];
  to?: CaseStage;
  /** Where else it may lead: what is written decides. */
  or?: readonly CaseStage[];
  by: readonly CaseParty[];
  guards?: readonly CaseGuard[];
}
export const stepsOf = (kind: CaseKind): readonly Step[] => MACHINES[kind].transitions;
export const endedStages = (kind: CaseKind): readonly CaseStage[] => MACHINES[kind].ended;
export const hasEnded = (kind: CaseKind, stage: CaseStage): boolean =>
  endedStages(kind).includes(stage);

/** Whose side a member of staff is on; other roles do not work on cases. */
export const casePartyOf = (role: Role | null): CaseParty | null => {
  if (role === 'owner' || role === 'manager') return 'manager';
  return role === 'agent' ? 'agent' : null;
};

export type CaseDecision =
  | { isAllowed: true; to: CaseStage; or: readonly CaseStage[]; guards: readonly CaseGuard[] }
  /** `role`: somebody else may; `stage`: nobody may, from here. */
  | { isAllowed: false; because: 'role' | 'stage'; by: readonly CaseParty[] };

const isFrom = ({ from }: Step, stage: CaseStage | null): boolean =>
  stage === null ? from.length === 0 : from.includes(stage);

/** What becomes of a case in this stage, or of one that is opened, by this action of this party. */
export const decideCase = (
  kind: CaseKind,
  stage: CaseStage | null,
  action: CaseAction,
  party: CaseParty | null,
): CaseDecision => {
  const fitting = stepsOf(kind).filter((step) => step.action === action && isFrom(step, stage));
  const found = fitting.find(({ by }) => party !== null && by.includes(party));
  const to = found?.to ?? stage;
  if (found && to !== null)
    return { isAllowed: true, to, or: found.or ?? [], guards: found.guards ?? [] };
  const by = fitting.flatMap((step) => step.by);
  return { isAllowed: false, because: by.length > 0 ? 'role' : 'stage', by };
};

/** What this party may do now; what needs more than the stage is asked when it is done. */
export const allowedCaseActions = (
  kind: CaseKind,
  stage: CaseStage,
  party: CaseParty | null,
): CaseAction[] =>
  CASE_ACTIONS.filter((action) => decideCase(kind, stage, action, party).isAllowed);

/** What time alone makes of a stage, at the instant that the case names. */
const LAPSES: { readonly [Kind in CaseKind]?: Partial<Record<StageOf<Kind>, CaseAction>> } = {
  return: { approved: 'expire' },
  exchange: {
    approved: 'expire',
    awaitingPayment: 'expire',
    convertedToRefund: 'expire',
    replacementShipped: 'complete',
  },
  repair: { quoted: 'lapse' },
  dispute: { proposed: 'lapse' },
  care: { planned: 'fallDue', rescheduled: 'fallDue' },
};

/** The action of time in this stage, and where it leads; null where time changes nothing. */
export const lapseOf = (
  kind: CaseKind,
  stage: CaseStage,
): { action: CaseAction; to: CaseStage } | null => {
  const lapses: Partial<Record<string, CaseAction>> = LAPSES[kind] ?? {};
  const action = lapses[stage];
  if (action === undefined) return null;
  const decision = decideCase(kind, stage, action, 'system');
  return decision.isAllowed ? { action, to: decision.to } : null;
};

/** The stages through which a case goes where nothing goes wrong, to the first in which it has ended. */
export const mainPath = (kind: CaseKind): readonly CaseStage[] => {
  const stages: readonly CaseStage[] = STAGES[kind];
  const path = stages.slice(0, stages.findIndex((stage) => hasEnded(kind, stage)) + 1);
  return path.filter((stage) => stage !== 'refundFailed');
};

/** The main path of a case that has come this far: of what is behind it only the stages through which it went. */
export const pathOf = (
  kind: CaseKind,
  stage: CaseStage,
  steps: readonly { fromStage: CaseStage | null; toStage: CaseStage }[],
): readonly CaseStage[] => {
  const path = mainPath(kind);
  const place = path.indexOf(stage);
  const passed = new Set(steps.flatMap(({ fromStage, toStage }) => [fromStage, toStage]));
  return path.filter((one, index) => index >= place || passed.has(one));
};

const STAFF_SIDES: readonly CaseParty[] = [...STAFF, 'mediator'];

/** How far an action brings a case on; null for one that leads aside or back, or is an exception that needs its reason. */
const progressOf = (
  kind: CaseKind,
  stage: CaseStage,
  action: CaseAction,
): { place: number; isOnPath: boolean } | null => {
  const decisions = STAFF_SIDES.map((party) => decideCase(kind, stage, action, party));
  const decision = decisions.find(({ isAllowed }) => isAllowed);
  if (!decision?.isAllowed || decision.to === stage || decision.guards.includes('reason'))
    return null;
  const stages: readonly CaseStage[] = STAGES[kind];
  const path = mainPath(kind);
  const place = stages.indexOf(decision.to);
  const isOnPath = path.includes(decision.to);
  const isFurther = place > stages.indexOf(stage);
  // From a stage beside the path every step back onto it goes on.
  const goesOn = path.includes(stage) ? isOnPath && isFurther : isOnPath || isFurther;
  return goesOn ? { place, isOnPath } : null;
};

/**
 * The ordinary next step among these: the one that leads to the nearest further stage of the main path, from a stage beside
 * it to the furthest one, and else to the nearest further stage of the table. Null where none of staff's brings it on.
 */
export const nextAction = (
  kind: CaseKind,
  stage: CaseStage,
  actions: readonly CaseAction[],
): CaseAction | null => {
  const isBeside = !mainPath(kind).includes(stage);
  const found = actions.flatMap((action) => {
    const progress = progressOf(kind, stage, action);
    return progress ? [{ action, ...progress }] : [];
  });
  const sorted = found.toSorted(
    (one, other) =>
      Number(other.isOnPath) - Number(one.isOnPath) ||
      (isBeside && one.isOnPath ? other.place - one.place : one.place - other.place),
  );
  return sorted[0]?.action ?? null;
};

/** Whether the step of this party needs words: a reason, or what was said on the phone. */
export const needsReason = (
  kind: CaseKind,
  stage: CaseStage | null,
  action: CaseAction,
  party: CaseParty | null,
): boolean => {
  const decision = decideCase(kind, stage, action, party);
  return (
    decision.isAllowed &&
    decision.guards.some((guard) => guard === 'reason' || guard === 'phoneNote')
  );
};
