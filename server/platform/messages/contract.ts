/** Messages to people: their kinds, the templates of staff, and the log of what was handed over. */
import * as z from 'zod';
import { id, instant, orNothing, personal, reference, requiredText, whole } from '#shared/fields';
import { type Language, LANGUAGES, type Localized } from '#shared/localization';

/** A text as it is or by language, a count, or a day as text. Written in the language of the message. */
export type VariableValue = string | Localized | { count: number } | { day: string };
export type StoredVariables = Record<string, VariableValue>;

/** A variable that a template may use. */
export interface Variable {
  descriptions: Localized;
  example: VariableValue;
}
type Texts = Readonly<Record<Language, string>>;

/** Marketing needs consent and respects quiet hours; service needs neither. */
export const PURPOSES = ['marketing', 'service'] as const;

/** A kind of message. The domain that records it declares it. */
export interface MessageKind<Name extends string = string> {
  key: string;
  names: Localized;
  descriptions: Localized;
  purpose: (typeof PURPOSES)[number];
  /** Whether staff must switch it on first; while it is off it is not even recorded. */
  startsOff?: boolean;
  variables: Readonly<Record<Name, Variable>>;
  /** The texts until staff write others. */
  subjects: Texts;
  bodies: Texts;
}

/** By e-mail, or by the store's own systems, which are told of it by a webhook. */
export const CHANNELS = ['email', 'webhook'] as const;
export type MessageChannel = (typeof CHANNELS)[number];

export const MAX_SUBJECT = 200;
export const MAX_BODY = 5000;
const subject = () =>
  requiredText(MAX_SUBJECT).regex(/^[^\r\n\u2028\u2029]*$/u, 'messages.errors.lineBreak');
const inEach = <S extends z.ZodType>(part: () => S) => z.strictObject({ en: part(), zh: part() });

const templateFields = {
  isOn: z.boolean(),
  channel: z.enum(CHANNELS),
  subjects: inEach(subject),
  bodies: inEach(() => requiredText(MAX_BODY)),
};
export const MessageTemplateInput = z.strictObject({
  ...templateFields,
  version: orNothing(whole('version')),
});
export type MessageTemplateInput = z.infer<typeof MessageTemplateInput>;

/** A template with the texts that hold: those of staff, else the defaults of the kind. */
export const MessageTemplate = z.object({
  id: id(),
  kind: z.string(),
  ...templateFields,
  /** Whether staff wrote a text of their own. */
  isChanged: z.boolean(),
  updatedAt: instant(),
  version: whole('version'),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

/** Where a consent was taken back by the link in a message, as the record of the member says it. */
export const UNSUBSCRIBE_SOURCE = 'unsubscribe link';

export const TestInput = z.strictObject({ language: z.enum(LANGUAGES) });
export type TestInput = z.infer<typeof TestInput>;
export const NoFields = z.strictObject({});

/** `stopped`: waits while sending is switched off; `held`: by quiet hours; `passedOn`: to the webhooks; `handedOver`: the mail server took it, or its file is written. */
export const STATUSES = [
  'waiting',
  'stopped',
  'held',
  'handedOver',
  'passedOn',
  'failed',
  'notSent',
] as const;
export type MessageStatus = (typeof STATUSES)[number];
/** Whether it is held or stopped follows from the time and the settings. */
export type StoredStatus = Exclude<MessageStatus, 'held' | 'stopped'>;

/** Why it is not sent at all. */
export const NOT_SENT_REASONS = [
  'noConsent',
  'unsubscribed',
  'noAddress',
  'kindOff',
  'noListener',
  'noPublicAddress',
  'tooLate',
  'restored',
  'erased',
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];

/** Why an attempt was not accepted; `refused` is for good. */
export const MAIL_FAILURES = [
  'refused',
  'later',
  'login',
  'nobody',
  'unknownHost',
  'encryption',
  'timeout',
  'connection',
  'disk',
] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

export interface MailAttempt {
  at: number;
  /** How long it took, in milliseconds. */
  duration: number;
  /** The code of the mail server's answer; null without one. */
  code: number | null;
  /** Null where it was accepted. */
  failure: MailFailure | null;
  /** The words of the answer, or the name of the file. */
  answer: string | null;
}

/** A message as shown in lists; addresses are masked by role. */
export const PersonMessage = z.object({
  id: id(),
  messageId: z.string(),
  kind: z.string(),
  isTest: z.boolean(),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  email: personal('email').nullable(),
  language: z.enum(LANGUAGES),
  channel: z.enum(CHANNELS).nullable(),
  status: z.enum(STATUSES),
  reason: z.enum(NOT_SENT_REASONS).nullable(),
  /** When that happened which it tells, and when it was recorded. */
  occurredAt: instant(),
  createdAt: instant(),
  /** From when on it is not sent any more; null for never. */
  sendUntil: instant().nullable(),
  heldUntil: instant().nullable(),
  /** Null where it is not tried again. */
  nextAttemptAt: instant().nullable(),
  /** Whether a server is sending it now. */
  sending: z.boolean(),
  /** How often it was tried since it was last asked for. */
  round: whole('count'),
  lastAttemptAt: instant().nullable(),
  lastAnswer: whole('plain').nullable(),
  handedOverAt: instant().nullable(),
});
export type PersonMessage = z.infer<typeof PersonMessage>;

/** With what was handed over. Roles that may not see personal data get neither texts nor the words of answers. */
export type PersonMessageDetail = PersonMessage & {
  isHidden: boolean;
  subject: string | null;
  body: string | null;
  attempts: MailAttempt[];
  /** The message to the store's systems, where they were told. */
  webhookMessageId: string | null;
};

/** What a mail server answered to a test of the settings. */
export interface TrialResult extends Omit<MailAttempt, 'at'> {
  to: string;
}

/** Messages are kept for this number of days, links to unsubscribe for this one. */
export const MESSAGE_KEEP_DAYS = 90;
export const LINK_KEEP_DAYS = 730;
