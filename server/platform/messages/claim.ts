/** Claims messages that are due for one server, and decides what becomes of each: sent, held, told to the webhooks, or not sent. */
import { randomUUID } from 'node:crypto';
import { and, asc, inArray, lte } from 'drizzle-orm';
import { eq } from 'drizzle-orm';
import type { NotSentReason } from '#contract/platform/messages';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { messages } from '#db/schema/platform/messages';
import type { Application } from '../http/context.ts';
import { findRow, updateRow } from '../records/records.ts';
import { compose, type MessageRow, type Outgoing } from './compose.ts';
import { kindOf } from './kinds.ts';
import { loadRecipients, type Recipient } from './recipients.ts';
import { secretLinks } from './secretLinks.ts';
import { notSentReason, sendingTime } from './sending.ts';
import { loadSettings, type SendingSettings } from '../messageSettings/settings.ts';
import { tellSystems } from './tellSystems.ts';
import { loadTemplates } from './templates.ts';

/** How long a claim holds: a server that was killed has not sent it by then, and another one goes on. */
export const LEASE_MS = 5 * 60_000;
/** Messages that a server sends at the same time. */
const AT_ONCE = 4;

export interface ClaimFacts extends Pick<Application, 'site' | 'derive'> {
  /** The settings of the store, and the present instant in UTC ms. */
  settings: Settings;
  now: number;
}

const due = prepared({ now: 'number' }, (q, { now }) =>
  q
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.status, 'waiting'), lte(messages.nextAttemptAt, now)))
    .orderBy(asc(messages.nextAttemptAt), asc(messages.id))
    .limit(AT_ONCE),
);
const take = prepared(
  { ids: many(messages.id), lease: messages.lease, until: messages.nextAttemptAt },
  (q, { ids, lease, until }) =>
    q
      .update(messages)
      .set({ lease, nextAttemptAt: until, heldUntil: null })
      .where(inArray(messages.id, ids)),
);

/** It ends here: nothing is sent. */
const endUnsent = (tx: Db, id: number, reason: NotSentReason) =>
  updateRow(tx, messages, id, {
    status: 'notSent',
    reason,
    lease: null,
    nextAttemptAt: null,
    heldUntil: null,
  });

interface Decided {
  row: MessageRow;
  sending: SendingSettings;
  templates: Awaited<ReturnType<typeof loadTemplates>>;
  recipient: Recipient | undefined;
  lease: string;
}

/** Returns what is to be handed over to a mail server or a file. */
const decide = async (tx: Db, decided: Decided, facts: ClaimFacts): Promise<Outgoing[]> => {
  const { row, sending, templates, recipient, lease } = decided;
  const { id, isTest } = row;
  const { settings, now, site } = facts;
  const kind = kindOf(row.kind);
  const template = templates.get(row.kind);
  const email = row.givenAddress ?? recipient?.email ?? null;
  const channel = isTest ? 'email' : (template?.channel ?? 'email');
  const reason = notSentReason({
    kind,
    isOn: template?.isOn ?? true,
    channel,
    isTest,
    isLate: row.sendUntil !== null && row.sendUntil <= now,
    email,
    marketingConsent: recipient?.marketingConsent ?? null,
    reachesSite: site.isPublic || sending.transport === 'file',
  });
  if (!kind || reason !== null) {
    await endUnsent(tx, id, reason ?? 'kindOff');
    return [];
  }
  const time = isTest
    ? null
    : sendingTime(kind, Math.max(now, row.occurredAt), sending, settings.timeZone);
  if (time !== null && time.nextAttemptAt > now) {
    await updateRow(tx, messages, id, { ...time, lease: null });
    return [];
  }
  const link = secretLinks.parts.find((one) => one.kind === kind.key);
  if (!isTest && link?.isWanted && !(await link.isWanted(tx, row))) {
    await endUnsent(tx, id, 'tooLate');
    return [];
  }
  const composed = await compose(tx, { row, kind, template, recipient, email, channel }, facts);
  if (channel === 'email') {
    await updateRow(tx, messages, id, {
      channel,
      email,
      subject: composed.subject,
      body: composed.body,
      reason: null,
    });
    return [{ ...composed, id, lease, to: email ?? '', sending }];
  }
  if (!(await tellSystems(tx, { row, recipient, ...composed }, now))) {
    await endUnsent(tx, id, 'noListener');
    return [];
  }
  await updateRow(tx, messages, id, {
    channel,
    status: 'passedOn',
    reason: null,
    lease: null,
    nextAttemptAt: null,
    lastAttemptAt: now,
    handedOverAt: now,
    subject: composed.subject,
    body: composed.body,
  });
  return [];
};

/** Claims these messages, which wait; the caller has found them to be free in the same transaction. */
export const claimMessages = async (
  tx: Db,
  ids: readonly number[],
  facts: ClaimFacts,
): Promise<Outgoing[]> => {
  const lease = randomUUID();
  await take(tx, { ids, lease, until: facts.now + LEASE_MS });
  const sending = await loadSettings(tx);
  const rows: MessageRow[] = [];
  for (const id of ids) {
    const row = await findRow(tx, messages, id);
    if (row) rows.push(row);
  }
  const templates = await loadTemplates(tx, [...new Set(rows.map(({ kind }) => kind))]);
  const recipients = await loadRecipients(
    tx,
    rows.map(({ memberId }) => memberId),
  );
  const outgoing: Outgoing[] = [];
  for (const row of rows) {
    const recipient = recipients.get(row.memberId ?? 0);
    outgoing.push(...(await decide(tx, { row, sending, templates, recipient, lease }, facts)));
  }
  return outgoing;
};

/** Claims what is due, the longest due first; null where nothing is, or sending is switched off. */
export const claimDue = async (tx: Db, facts: ClaimFacts): Promise<Outgoing[] | null> => {
  const found = await due(tx, { now: facts.now });
  if (found.length === 0 || !(await loadSettings(tx)).isOn) return null;
  return claimMessages(
    tx,
    found.map(({ id }) => id),
    facts,
  );
};
