/**
 * How an alert moves: one table of (from, action, by whom), which the API enforces and by which screens show verbs. Pure.
 */
import type { Role } from '#contract/platform/access';
import {
  ALERT_ACTIONS,
  type AlertAction,
  type AlertStage,
  type ContactEntry,
  RECOVERED_FROM,
  type Recovery,
} from '#contract/surveys/alerts';

/**
 * Who acts: a lead of whoever is rated, whoever was given the alert, a manager. Whoever is rated never acts and never sees
 * it, unless that is the owner of the store, above whom there is nobody.
 */
export const ALERT_PARTIES = ['rated', 'reader', 'assignee', 'lead', 'manager', 'system'] as const;
export type AlertParty = (typeof ALERT_PARTIES)[number];

export interface CallerFacts {
  role: Role | null;
  isRated: boolean;
  /** Of a team with whoever is rated, or of that which the alert is about. */
  isLead: boolean;
  isOwner: boolean;
}
/** Null of somebody who may not even see it. */
export const alertPartyOf = ({
  role,
  isRated,
  isLead,
  isOwner,
}: CallerFacts): AlertParty | null => {
  if (role === 'owner') return 'manager';
  if (role === null) return null;
  if (isRated) return 'rated';
  if (role === 'manager') return 'manager';
  if (role !== 'agent') return 'reader';
  if (isLead) return 'lead';
  return isOwner ? 'assignee' : null;
};
export const canSee = (party: AlertParty | null): boolean => party !== null && party !== 'rated';

interface Transition {
  action: AlertAction;
  from: readonly AlertStage[];
  to: AlertStage | null;
  by: readonly AlertParty[];
}
const LEADS = ['lead', 'manager'] as const;

const ALERT_TRANSITIONS: readonly Transition[] = [
  { action: 'assign', from: ['open', 'contacted'], to: null, by: LEADS },
  { action: 'assign', from: ['reopened'], to: null, by: ['manager'] },
  { action: 'contact', from: ['open'], to: 'contacted', by: ['assignee', ...LEADS, 'system'] },
  {
    action: 'contact',
    from: ['contacted', 'reopened'],
    to: null,
    by: ['assignee', ...LEADS, 'system'],
  },
  { action: 'close', from: ['open', 'contacted'], to: 'closed', by: LEADS },
  // A customer who is unhappy again is a manager's.
  { action: 'close', from: ['reopened'], to: 'closed', by: ['manager'] },
  { action: 'reopen', from: ['closed'], to: 'reopened', by: ['manager', 'system'] },
  { action: 'withdraw', from: ['open'], to: 'withdrawn', by: ['system'] },
];

export type AlertDecision =
  | { isAllowed: true; to: AlertStage }
  /** `role`: other staff may; `stage`: nobody of the staff may, from here. */
  | { isAllowed: false; because: 'role' | 'stage' };

export const decideAlert = (
  from: AlertStage,
  action: AlertAction,
  party: AlertParty | null,
): AlertDecision => {
  const fitting = ALERT_TRANSITIONS.filter(
    (one) => one.action === action && one.from.includes(from),
  );
  const found = fitting.find(({ by }) => party !== null && by.includes(party));
  if (found) return { isAllowed: true, to: found.to ?? from };
  const othersMay = fitting.some(({ by }) => by.some((one) => one !== 'system'));
  return { isAllowed: false, because: othersMay ? 'role' : 'stage' };
};

/** What a page offers. Where nobody can be reached there is nobody to contact. */
export const allowedOf = (
  from: AlertStage,
  party: AlertParty | null,
  { canBeReached }: { canBeReached: boolean },
): AlertAction[] =>
  ALERT_ACTIONS.filter(
    (action) =>
      decideAlert(from, action, party).isAllowed && (canBeReached || action !== 'contact'),
  );

/** Whether the log says that the customer was reached since the alert was opened, or opened again. */
export const isReached = (
  contacts: readonly Pick<ContactEntry, 'at' | 'outcome'>[],
  reopenedAt: number | null,
): boolean => contacts.some(({ outcome, at }) => outcome === 'reached' && at >= (reopenedAt ?? 0));

/** Who reads the address that somebody left to be contacted: those to whom the alert is due. */
export const canReveal = (
  party: AlertParty | null,
  { canBeReached }: { canBeReached: boolean },
): boolean => canBeReached && (party === 'assignee' || party === 'lead' || party === 'manager');

export interface StoredAlert {
  contactedAt: number | null;
  closedAt: number | null;
  reopenedAt: number | null;
  withdrawnAt: number | null;
}
/** The stage of a row, by its instants; `STAGE_SQL` says the same. */
export const stageOf = ({
  contactedAt,
  closedAt,
  reopenedAt,
  withdrawnAt,
}: StoredAlert): AlertStage => {
  if (withdrawnAt !== null) return 'withdrawn';
  if (closedAt !== null) return 'closed';
  if (reopenedAt !== null) return 'reopened';
  return contactedAt === null ? 'open' : 'contacted';
};
export const STAGE_SQL = `case when "survey_alerts".withdrawn_at is not null then 'withdrawn'
  when "survey_alerts".closed_at is not null then 'closed'
  when "survey_alerts".reopened_at is not null then 'reopened'
  when "survey_alerts".contacted_at is null then 'open' else 'contacted' end`;

/** What came of the recovery question; null without an answer. */
export const recoveryOf = (score: number | null): Recovery | null => {
  if (score === null) return null;
  return score >= RECOVERED_FROM ? 'recovered' : 'unhappy';
};
export const RECOVERY_SQL = `case when "survey_alerts".recovery_answer is null then null
  when "survey_alerts".recovery_answer >= ${RECOVERED_FROM} then 'recovered' else 'unhappy' end`;
