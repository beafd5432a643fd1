/** Messages to people: their kinds, the templates of staff, how they leave, and the log of what was handed over. */
import * as z from 'zod';
import {
  id,
  instant,
  orDefault,
  orNothing,
  personal,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
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

/** A kind of message. The domain that records it declares it. */
export interface MessageKind<Name extends string = string> {
  key: string;
  names: Localized;
  descriptions: Localized;
  /** Marketing needs consent and respects quiet hours; service needs neither. */
  purpose: 'marketing' | 'service';
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

export const TestInput = z.strictObject({ language: z.enum(LANGUAGES) });
export type TestInput = z.infer<typeof TestInput>;
export const NoFields = z.strictObject({});

/** To a mail server, or into files in the data folder. */
export const TRANSPORTS = ['file', 'smtp'] as const;
export type MailTransport = (typeof TRANSPORTS)[number];
/** Encrypted after the greeting, from the start, or not. */
export const SECURITIES = ['startTls', 'tls', 'none'] as const;
export type MailSecurity = (typeof SECURITIES)[number];

const nothing = <S extends z.ZodType<string>>(schema: S) => orDefault(schema.nullable(), null);
/** An address of the store itself, which is nobody's personal data. */
const ownAddress = () => z.email().max(200);
const wallTime = () => text(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'messages.errors.time');
const settingsFields = {
  /** Without it everything waits. */
  isOn: z.boolean(),
  transport: z.enum(TRANSPORTS),
  host: nothing(text(253).regex(/^([A-Za-z0-9._-]+|[0-9A-Fa-f:.]+)?$/, 'messages.errors.host')),
  port: orDefault(whole('plain', 1, 65_535).nullable(), null),
  security: z.enum(SECURITIES),
  userName: nothing(text(200)),
  fromAddress: nothing(ownAddress()),
  fromName: nothing(text(120).regex(/^[^\r\n]*$/, 'messages.errors.lineBreak')),
  replyTo: nothing(ownAddress()),
  quietFrom: nothing(wallTime()),
  quietUntil: nothing(wallTime()),
};
export const MessageSettingsInput = z.strictObject({
  ...settingsFields,
  /** Left out or empty, the stored one stays. */
  password: orNothing(text(500)),
  version: orNothing(whole('version')),
});
export type MessageSettingsInput = z.infer<typeof MessageSettingsInput>;

/** The settings without the password. */
export const MessageSettings = z.object({
  id: id(),
  ...settingsFields,
  hasPassword: z.boolean(),
  /** The address in links to unsubscribe, and whether other people can reach it. */
  siteUrl: z.string(),
  isPublic: z.boolean(),
  version: whole('version'),
});
export type MessageSettings = z.infer<typeof MessageSettings>;

/** `held`: by quiet hours; `passedOn`: to the webhooks; `handedOver`: the mail server took it, or its file is written. */
export const STATUSES = [
  'waiting',
  'held',
  'handedOver',
  'passedOn',
  'failed',
  'notSent',
] as const;
export type MessageStatus = (typeof STATUSES)[number];
/** Whether it is held follows from the time. */
export type StoredStatus = Exclude<MessageStatus, 'held'>;

/** Why it is not sent at all. */
export const NOT_SENT_REASONS = [
  'noConsent',
  'unsubscribed',
  'noAddress',
  'kindOff',
  'noListener',
  'noPublicAddress',
  'restored',
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
