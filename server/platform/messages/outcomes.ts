/** What became of messages, for features in which something follows from it. */
import { inArray } from 'drizzle-orm';
import type { MessageKind, StoredStatus } from '#contract/platform/messages';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { messages } from '#db/schema/platform/messages';

const byKeys = prepared({ keys: many(messages.dedupeKey) }, (q, { keys }) =>
  q
    .select({
      dedupeKey: messages.dedupeKey,
      status: messages.status,
      handedOverAt: messages.handedOverAt,
    })
    .from(messages)
    .where(inArray(messages.dedupeKey, keys)),
);

export interface MessageOutcome {
  status: StoredStatus;
  handedOverAt: number | null;
}

/** By the keys within the kind; those that are deleted after some time are missing. */
export const loadOutcomes = async (
  db: Db,
  kind: Pick<MessageKind, 'key'>,
  keys: readonly string[],
): Promise<(key: string) => MessageOutcome | undefined> => {
  const dedupeKeyOf = (key: string) => `${kind.key}:${key}`;
  const found = new Map(
    (await byKeys(db, { keys: keys.map(dedupeKeyOf) })).map((row) => [row.dedupeKey, row]),
  );
  return (key) => found.get(dedupeKeyOf(key));
};
