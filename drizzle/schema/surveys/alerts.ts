import type { ContactChannel } from '#contract/surveys/alerts';
import type { AlertReason, AlertRuleKind } from '#contract/surveys/alertRules';
import type { CareOutcome } from '#contract/service/careCalls';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { serviceCalendars } from '../service/clocks.ts';
import { rootCauses } from '../service/rootCauses.ts';
import { ticketMessages, tickets } from '../service/tickets.ts';
import { teams } from '../service/teams.ts';
import { stamps } from '../stamps.ts';
import { surveyResponses } from './responses.ts';
import { surveys } from './surveys.ts';

/** By which answers a survey alerts somebody; one without a row has the usual terms. */
export const surveyAlertRules = kit.table(
  'survey_alert_rules',
  {
    id: kit.id(),
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    isOn: kit.yesNo().notNull(),
    /** At most so much of each scale; null where it alerts nobody. */
    npsAtMost: kit.integer(),
    csatAtMost: kit.integer(),
    cesAtMost: kit.integer(),
    /** Of five. */
    dimensionAtMost: kit.integer(),
    words: kit.json().$type<string[]>().notNull(),
    safetyWords: kit.json().$type<string[]>().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('survey_alert_rules_survey_id').on(t.surveyId)],
);

/**
 * A response that somebody has to do something about: one at most for each. Where nobody may learn whose it is, its rule is
 * `low`, it says nothing of the person and of what was answered, and its instants are the beginning of the month.
 */
export const surveyAlerts = kit.table(
  'survey_alerts',
  {
    id: kit.id(),
    surveyId: kit
      .integer()
      .notNull()
      .references(() => surveys.id),
    /** Null once an import was taken back. */
    responseId: kit.text().references(() => surveyResponses.id, { onDelete: 'set null' }),
    /** The gravest of its reasons. */
    rule: kit.text().$type<AlertRuleKind>().notNull(),
    reasons: kit.json().$type<AlertReason[]>().notNull(),
    /** Keys of the dimensions that were rated low. */
    dimensions: kit.json().$type<string[]>().notNull(),
    /** When it was answered; of an answer that was changed, when that was. */
    answeredAt: kit.instant().notNull(),
    /** Whether somebody can be contacted: a member, or whoever left an address. */
    canBeReached: kit.yesNo().notNull(),
    memberId: kit.integer().references(() => members.id),
    /** What held when it was answered. */
    channel: kit.text(),
    categoryId: kit.integer(),
    level: kit.text(),
    /** Who is rated, and never acts on it; of a hidden person nobody is shown it. */
    agentId: kit.text(),
    teamId: kit.integer().references(() => teams.id, { onDelete: 'set null' }),
    /** The ticket in which it is followed up. */
    ticketId: kit.integer().references(() => tickets.id, { onDelete: 'set null' }),
    /** Whether that was opened for it. */
    hasOwnTicket: kit.yesNo().notNull(),
    /** Whoever follows it up; null is any manager. */
    ownerId: kit.text(),
    calendarId: kit.integer().references(() => serviceCalendars.id, { onDelete: 'set null' }),
    /** Until when somebody has to be contacted; null where nobody can be. */
    dueAt: kit.instant(),
    contactedAt: kit.instant(),
    /** Business time until the customer was first contacted. */
    contactRanMs: kit.instant(),
    closedAt: kit.instant(),
    closedBy: kit.text(),
    wasContacted: kit.yesNo(),
    rootCauseId: kit.integer().references(() => rootCauses.id),
    /** What was done about it. */
    actionTaken: kit.text(),
    /** When it was last opened again, by a manager or by the customer's answer to the recovery question. */
    reopenedAt: kit.instant(),
    /** That answer, higher is better, and when it was given. */
    recoveryAnswer: kit.integer(),
    recoveryAt: kit.instant(),
    /** When the answer was changed to one that alerts nobody, or taken back, before anybody was contacted. */
    withdrawnAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('survey_alerts_response_id').on(t.responseId),
    kit.index('survey_alerts_answered_at').on(t.answeredAt, t.rootCauseId),
    kit.index('survey_alerts_survey').on(t.surveyId, t.answeredAt),
    kit.index('survey_alerts_due_at').on(t.dueAt),
    kit.index('survey_alerts_owner').on(t.ownerId, t.closedAt),
    kit.index('survey_alerts_member').on(t.memberId, t.rootCauseId, t.answeredAt),
    kit.index('survey_alerts_ticket').on(t.ticketId),
    kit.index('survey_alerts_closed_at').on(t.closedAt, t.id),
  ],
);

/** How somebody tried to contact the customer about an alert. Rows are only added. */
export const surveyAlertContacts = kit.table(
  'survey_alert_contacts',
  {
    id: kit.id(),
    alertId: kit
      .integer()
      .notNull()
      .references(() => surveyAlerts.id, { onDelete: 'cascade' }),
    at: kit.instant().notNull(),
    channel: kit.text().$type<ContactChannel>().notNull(),
    outcome: kit.text().$type<CareOutcome>().notNull(),
    note: kit.text(),
    /** The message of the ticket by which the customer was contacted. */
    messageId: kit.integer().references(() => ticketMessages.id, { onDelete: 'set null' }),
    byId: kit.text(),
    byName: kit.text().notNull(),
  },
  (t) => [
    kit.index('survey_alert_contacts_alert').on(t.alertId, t.at),
    kit.unique('survey_alert_contacts_message_id').on(t.alertId, t.messageId),
  ],
);
