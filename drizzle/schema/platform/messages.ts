import { sql } from 'drizzle-orm';
import type {
  MailAttempt,
  MessageChannel,
  NotSentReason,
  StoredStatus,
  StoredVariables,
} from '#contract/platform/messages';
import type { MailSecurity, MailTransport } from '#contract/platform/messageSettings';
import type { Language, Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** What staff decided about a kind of message: one row for each kind that a domain declares. */
export const messageTemplates = kit.table(
  'message_templates',
  {
    id: kit.id(),
    /** The key of the kind. */
    kind: kit.text().notNull(),
    isOn: kit
      .yesNo()
      .notNull()
      .default(sql`1`)
      .$defaultFn(() => true),
    channel: kit.text().$type<MessageChannel>().notNull().default('email'),
    /** The texts of staff by language; the default of the kind holds for a language that is missing. */
    subjects: kit.json().$type<Localized>().notNull(),
    bodies: kit.json().$type<Localized>().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('message_templates_kind').on(t.kind)],
);

/** How messages leave: one row with id 1. */
export const messageSettings = kit.table('message_settings', {
  id: kit.id(),
  isOn: kit
    .yesNo()
    .notNull()
    .default(sql`1`)
    .$defaultFn(() => true),
  transport: kit.text().$type<MailTransport>().notNull().default('file'),
  host: kit.text(),
  port: kit.integer(),
  security: kit.text().$type<MailSecurity>().notNull().default('startTls'),
  userName: kit.text(),
  /** Stored as it is, because the mail server must get it; never read by a person. */
  password: kit.text(),
  fromAddress: kit.text(),
  fromName: kit.text(),
  replyTo: kit.text(),
  /** Wall-clock times `HH:MM` between which marketing messages wait; both null for none. */
  quietFrom: kit.text(),
  quietUntil: kit.text(),
  ...stamps(),
});

/** Messages to people, each recorded once in the transaction of what it tells. */
export const messages = kit.table(
  'messages',
  {
    id: kit.id(),
    /** The Message-ID without its angle brackets, the same in every repeat. */
    messageId: kit.text().notNull(),
    kind: kit.text().notNull(),
    /** Asked for by a member of staff, to see it. */
    isTest: kit
      .yesNo()
      .notNull()
      .default(sql`0`)
      .$defaultFn(() => false),
    /** What it tells, by which it is recorded once. */
    dedupeKey: kit.text().notNull(),
    memberId: kit.integer(),
    /** The address that whoever recorded it gave; without it, that of the member when it is sent. */
    givenAddress: kit.text(),
    language: kit.text().$type<Language>().notNull(),
    variables: kit.json().$type<StoredVariables>().notNull(),
    status: kit.text().$type<StoredStatus>().notNull(),
    reason: kit.text().$type<NotSentReason>(),
    /** When that happened which it tells, and when it was recorded. */
    occurredAt: kit.instant().notNull(),
    createdAt: kit.instant().notNull(),
    /** From when on it says nothing new and is not sent any more; null for never. */
    sendUntil: kit.instant(),
    /** Until when quiet hours keep it. */
    heldUntil: kit.instant(),
    /** When it is sent next; while a server sends it, when another one may. */
    nextAttemptAt: kit.instant(),
    /** The server that sends it now. */
    lease: kit.text(),
    /** Attempts since it was last asked for, and since then the first. */
    round: kit.integer().notNull().default(0),
    roundStartedAt: kit.instant(),
    attempts: kit.json().$type<MailAttempt[]>().notNull(),
    lastAttemptAt: kit.instant(),
    /** The code of the mail server's last answer; null without one. */
    lastAnswer: kit.integer(),
    handedOverAt: kit.instant(),
    /** What was handed over, to whom and by which channel. */
    channel: kit.text().$type<MessageChannel>(),
    email: kit.text(),
    subject: kit.text(),
    body: kit.text(),
  },
  (t) => [
    kit.unique('messages_message_id').on(t.messageId),
    kit.unique('messages_dedupe_key').on(t.dedupeKey),
    kit.index('messages_due').on(t.status, t.nextAttemptAt),
    kit.index('messages_member').on(t.memberId),
    kit.index('messages_created_at').on(t.createdAt, t.id),
  ],
);

/** By which link a member takes back the consent to marketing; of the link's secret only the hash is stored. */
export const unsubscribeLinks = kit.table(
  'unsubscribe_links',
  {
    id: kit.id(),
    tokenHash: kit.text().notNull(),
    memberId: kit.integer().notNull(),
    language: kit.text().$type<Language>().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('unsubscribe_links_token_hash').on(t.tokenHash),
    kit.index('unsubscribe_links_created_at').on(t.createdAt),
  ],
);
