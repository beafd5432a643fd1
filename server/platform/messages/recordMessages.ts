/** Records messages to people, in the transaction of what they tell. A sender decides and sends them afterwards. */
import { randomBytes } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { MessageKind, VariableValue } from '#contract/platform/messages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { messages } from '#db/schema/platform/messages';
import type { Language } from '#shared/localization';
import type { Writer } from '../records/writer.ts';
import { loadRecipients } from './recipients.ts';
import { sendingTime } from './sending.ts';
import { loadSettings, type SettingsRow } from '../messageSettings/settings.ts';

export interface NewMessage<Name extends string = string> {
  memberId?: number;
  /** What it tells, within its kind: the same again is recorded once. */
  key: string;
  /** When that happened, UTC ms; what lies ahead is sent then. */
  at: number;
  /** From when on it is not sent any more, UTC ms; without it, it is sent however late. */
  until?: number;
  /** The address it goes to; without it, that of the member when it is sent. */
  address?: string;
  /** Without it, the language of the member, else of the store. */
  language?: Language;
  variables: Record<Name, VariableValue>;
}

const recorded = prepared({ keys: many(messages.dedupeKey) }, (q, { keys }) =>
  q
    .select({ dedupeKey: messages.dedupeKey })
    .from(messages)
    .where(inArray(messages.dedupeKey, keys)),
);

/** The right side of a Message-ID names the store's mail domain, which does not change in repeats. */
const newMessageId = ({ fromAddress }: Pick<SettingsRow, 'fromAddress'>): string =>
  `${randomBytes(16).toString('hex')}@${fromAddress?.split('@')[1] ?? 'localhost'}`;

/** Returns the ids of the recorded messages. */
export const recordMessages = async <Name extends string>(
  tx: Db,
  { now, settings }: Writer,
  kind: MessageKind<Name>,
  list: readonly NewMessage<NoInfer<Name>>[],
  { isTest = false }: { isTest?: boolean } = {},
): Promise<number[]> => {
  if (list.length === 0) return [];
  const dedupeKeyOf = ({ key }: { key: string }) => `${kind.key}:${key}`;
  const known = new Set(
    (await recorded(tx, { keys: list.map(dedupeKeyOf) })).map(({ dedupeKey }) => dedupeKey),
  );
  const fresh = [...new Map(list.map((one) => [dedupeKeyOf(one), one]))].filter(
    ([key]) => !known.has(key),
  );
  if (fresh.length === 0) return [];
  const sending = await loadSettings(tx);
  const recipients = await loadRecipients(
    tx,
    fresh.map(([, { memberId }]) => memberId),
  );
  return insertRows(
    tx,
    messages,
    fresh.map(([dedupeKey, { memberId, at, until, address, language, variables }]) => ({
      messageId: newMessageId(sending),
      kind: kind.key,
      isTest,
      dedupeKey,
      memberId: memberId ?? null,
      givenAddress: address ?? null,
      email: address ?? recipients.get(memberId ?? 0)?.email ?? null,
      language: language ?? recipients.get(memberId ?? 0)?.language ?? settings.language,
      variables,
      status: 'waiting' as const,
      occurredAt: at,
      createdAt: now,
      sendUntil: until ?? null,
      ...(isTest
        ? { nextAttemptAt: now }
        : sendingTime(kind, Math.max(now, at), sending, settings.timeZone)),
      attempts: [],
    })),
    { returning: true },
  );
};
