/** Records what the store's own systems are told, in the transaction of the change. */
import { randomBytes } from 'node:crypto';
import { inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { outboxEvents } from '#db/schema/platform/outbox';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';

/** An event of one type. */
export interface NewEvent {
  /** When it happened, UTC ms. */
  at: number;
  /** What happened, within its type: the same again is recorded once. */
  key: string;
  /** By the contract of its type. */
  data: Record<string, unknown>;
}

const listeners = prepared({}, (q) =>
  q
    .select({
      id: webhookEndpoints.id,
      types: webhookEndpoints.types,
      createdAt: webhookEndpoints.createdAt,
    })
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.archivedAt)),
);
const recorded = prepared({ keys: many(outboxEvents.dedupeKey) }, (q, { keys }) =>
  q
    .select({ dedupeKey: outboxEvents.dedupeKey })
    .from(outboxEvents)
    .where(inArray(outboxEvents.dedupeKey, keys)),
);

/** An event with the endpoints that are told. */
export type AddressedEvent = NewEvent & { endpointIds: readonly number[] };

/** Records events for their endpoints. Returns the ids of the deliveries. */
export const recordFor = async (
  tx: Db,
  now: number,
  type: string,
  addressed: readonly AddressedEvent[],
): Promise<number[]> => {
  const dedupeKeyOf = ({ key }: NewEvent) => `${type}:${key}`;
  const known = new Set(
    (await recorded(tx, { keys: addressed.map(dedupeKeyOf) })).map(({ dedupeKey }) => dedupeKey),
  );
  const events = addressed
    .filter((event) => event.endpointIds.length > 0 && !known.has(dedupeKeyOf(event)))
    .map((event) => ({ ...event, messageId: `msg_${randomBytes(16).toString('hex')}` }));
  const ids = await insertRows(
    tx,
    outboxEvents,
    events.map(({ messageId, at, data, ...event }) => ({
      messageId,
      type,
      occurredAt: at,
      recordedAt: now,
      dedupeKey: dedupeKeyOf({ at, data, ...event }),
      payload: data,
    })),
    { returning: true },
  );
  return insertRows(
    tx,
    webhookDeliveries,
    events.flatMap(({ messageId, endpointIds }, index) =>
      endpointIds.map((endpointId) => ({
        endpointId,
        eventId: ids[index] as number,
        messageId,
        type,
        status: 'waiting' as const,
        createdAt: now,
        nextAttemptAt: now,
        attempts: [],
      })),
    ),
    { returning: true },
  );
};

/**
 * Records events of one type; call it in the transaction of the change. `events` may be a function for what must be read
 * first: it is not called where nobody is to be told. An endpoint is told nothing that happened before it was made.
 */
export const recordEvents = async (
  tx: Db,
  { now }: { now: number },
  type: string,
  events: readonly NewEvent[] | (() => Promise<readonly NewEvent[]>),
): Promise<void> => {
  const told = (await listeners(tx)).filter(({ types }) => types.includes(type));
  if (told.length === 0) return;
  const made = typeof events === 'function' ? await events() : events;
  const endpointIdsAt = (at: number) =>
    told.filter(({ createdAt }) => createdAt <= at).map(({ id }) => id);
  await recordFor(
    tx,
    now,
    type,
    made.map((event) => ({ ...event, endpointIds: endpointIdsAt(event.at) })),
  );
};
