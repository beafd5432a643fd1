/** Answers that somebody has to do something about. */
import * as z from 'zod';
import { optionalReason } from '#contract/platform/approvals';
import { CARE_OUTCOMES } from '#contract/service/careCalls';
import { ALERT_RULES, AlertReason } from '#contract/surveys/alertRules';
import { id, instant, localized, orNull, reference, requiredText, whole } from '#shared/fields';

export const ALERT_STAGES = ['open', 'contacted', 'closed', 'reopened', 'withdrawn'] as const;
export type AlertStage = (typeof ALERT_STAGES)[number];

/** What can be done with an alert; the table of `rules.ts` says from which stage, and by whom. */
export const ALERT_ACTIONS = ['assign', 'contact', 'close', 'reopen', 'withdraw'] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

/** What came of the recovery question. */
export const RECOVERIES = ['recovered', 'unhappy'] as const;
export type Recovery = (typeof RECOVERIES)[number];
/** From which answer on, of five, somebody counts as recovered. */
export const RECOVERED_FROM = 4;

/** Which alerts a figure counts: `caused` are those of known customers with a root cause, `repeated` those of them that came again. */
export const COUNTED_ALERTS = [
  'raised',
  'closed',
  'contacted',
  'answered',
  'recovered',
  'caused',
  'repeated',
] as const;
export type CountedAlerts = (typeof COUNTED_ALERTS)[number];

/** `ticket`: a message of the ticket in which the alert is followed up. */
export const CONTACT_CHANNELS = ['phone', 'email', 'chat', 'shop', 'ticket'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
export const TYPED_CHANNELS = CONTACT_CHANNELS.filter((channel) => channel !== 'ticket') as Exclude<
  ContactChannel,
  'ticket'
>[];

const MAX_NOTE = 1000;
const MAX_ACTION = 2000;
const version = () => whole('version');

export const AlertAssignment = z.strictObject({
  /** Null gives it to any manager. */
  ownerId: requiredText(80).nullable(),
  version: version(),
});
export type AlertAssignment = z.infer<typeof AlertAssignment>;
export const AlertContact = z.strictObject({
  channel: z.enum(TYPED_CHANNELS),
  outcome: z.enum(CARE_OUTCOMES),
  /** When, where it is written down later; left out, now. */
  at: orNull(instant()),
  note: orNull(requiredText(MAX_NOTE)),
  version: version(),
});
export type AlertContact = z.infer<typeof AlertContact>;
export const AlertClosing = z.strictObject({
  /** As the log of contacts says. */
  wasContacted: z.boolean(),
  rootCauseId: reference('rootCauses'),
  actionTaken: requiredText(MAX_ACTION),
  version: version(),
});
export type AlertClosing = z.infer<typeof AlertClosing>;
export const AlertReopening = z.strictObject({ reason: optionalReason(300), version: version() });
export type AlertReopening = z.infer<typeof AlertReopening>;

export const AlertReveal = z.strictObject({ reason: requiredText(300) });
export type AlertReveal = z.infer<typeof AlertReveal>;

export const SurveyAlert = z.object({
  id: id(),
  surveyId: reference('surveys'),
  surveyNames: localized(),
  rule: z.enum(ALERT_RULES),
  reasons: z.array(AlertReason),
  /** Keys of the dimensions that were rated low. */
  dimensions: z.array(z.string()),
  stage: z.enum(ALERT_STAGES),
  /** The beginning of the month where it is hidden whose it is. */
  answeredAt: instant(),
  precision: z.enum(['instant', 'month']),
  canBeReached: z.boolean(),
  memberId: reference('members').nullable(),
  memberExternalId: z.string().nullable(),
  channel: z.string().nullable(),
  categoryId: reference('categories').nullable(),
  level: z.string().nullable(),
  agentName: z.string().nullable(),
  teamId: reference('teams').nullable(),
  ticketId: reference('tickets').nullable(),
  ticketNumber: z.string().nullable(),
  hasOwnTicket: z.boolean(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueAt: instant().nullable(),
  contactedAt: instant().nullable(),
  /** Business time until the customer was first contacted. */
  contactMinutes: whole('minutes').nullable(),
  closedAt: instant().nullable(),
  closedBy: z.string().nullable(),
  wasContacted: z.boolean().nullable(),
  rootCauseId: reference('rootCauses').nullable(),
  actionTaken: z.string().nullable(),
  reopenedAt: instant().nullable(),
  recovery: z.enum(RECOVERIES).nullable(),
  recoveryAnswer: whole('count').nullable(),
  recoveryAt: instant().nullable(),
  withdrawnAt: instant().nullable(),
  createdAt: instant(),
  updatedAt: instant(),
  version: version(),
});
export type SurveyAlert = z.infer<typeof SurveyAlert>;

export const ContactEntry = z.object({
  id: id(),
  at: instant(),
  channel: z.enum(CONTACT_CHANNELS),
  outcome: z.enum(CARE_OUTCOMES),
  note: z.string().nullable(),
  byName: z.string(),
});
export type ContactEntry = z.infer<typeof ContactEntry>;

/** An alert on its page. */
export const SurveyAlertDetail = SurveyAlert.extend({
  /** What was written, for those who read comments. */
  comments: z.array(z.string()),
  /** The address that somebody left to be contacted, masked for those who see no personal data. */
  contact: z.string().nullable(),
  /** Whether it is masked, and the caller may see it after saying why. */
  canReveal: z.boolean(),
  /** The response, where the list of responses shows it to the caller. */
  responseId: z.string().nullable(),
  rootCauseNames: localized().nullable(),
  contacts: z.array(ContactEntry),
  /** What the caller may do with it now. */
  allowed: z.array(z.enum(ALERT_ACTIONS)),
});
export type SurveyAlertDetail = z.infer<typeof SurveyAlertDetail>;
