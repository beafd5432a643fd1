/** Claims deliveries for one server, so that no two send one at the same time. */
import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { outboxEvents } from '#db/schema/platform/outbox';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';
import { TIMEOUT_MS } from './post.ts';

/** How long a claim holds: a server that was killed has not sent it by then, and another one goes on. */
export const LEASE_MS = 6 * TIMEOUT_MS;

/** Messages that a server sends to one endpoint at the same time. */
const AT_ONCE = 4;

const isActive = and(isNull(webhookEndpoints.pausedAt), isNull(webhookEndpoints.archivedAt));

/** Endpoints with deliveries that are due. */
export const dueEndpoints = prepared({ now: 'number' }, (q, { now }) =>
  q
    .selectDistinct({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .innerJoin(webhookDeliveries, eq(webhookDeliveries.endpointId, webhookEndpoints.id))
    .where(
      and(
        isActive,
        eq(webhookDeliveries.status, 'waiting'),
        lte(webhookDeliveries.nextAttemptAt, now),
      ),
    ),
);
const dueDeliveries = prepared(
  { endpointId: webhookEndpoints.id, now: 'number' },
  (q, { endpointId, now }) =>
    q
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
      .where(
        and(
          eq(webhookDeliveries.endpointId, endpointId),
          isActive,
          eq(webhookDeliveries.status, 'waiting'),
          lte(webhookDeliveries.nextAttemptAt, now),
        ),
      )
      .orderBy(asc(webhookDeliveries.nextAttemptAt), asc(webhookDeliveries.id))
      .limit(AT_ONCE),
);
const take = prepared(
  {
    ids: many(webhookDeliveries.id),
    lease: webhookDeliveries.lease,
    until: webhookDeliveries.nextAttemptAt,
  },
  (q, { ids, lease, until }) =>
    q
      .update(webhookDeliveries)
      .set({ lease, nextAttemptAt: until })
      .where(inArray(webhookDeliveries.id, ids)),
);
const loadClaimed = prepared({ ids: many(webhookDeliveries.id) }, (q, { ids }) =>
  q
    .select({
      id: webhookDeliveries.id,
      lease: webhookDeliveries.lease,
      endpointId: webhookDeliveries.endpointId,
      url: webhookEndpoints.url,
      secret: webhookEndpoints.secret,
      previousSecret: webhookEndpoints.previousSecret,
      previousSecretUntil: webhookEndpoints.previousSecretUntil,
      messageId: outboxEvents.messageId,
      type: outboxEvents.type,
      occurredAt: outboxEvents.occurredAt,
      payload: outboxEvents.payload,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .innerJoin(outboxEvents, eq(outboxEvents.id, webhookDeliveries.eventId))
    .where(inArray(webhookDeliveries.id, ids))
    .orderBy(asc(webhookDeliveries.id)),
);
export type Claimed = Awaited<ReturnType<typeof loadClaimed>>[number];

/** Claims these deliveries, which the caller has found to be free in the same transaction. */
export const claimDeliveries = async (
  tx: Db,
  ids: readonly number[],
  now: number,
): Promise<Claimed[]> => {
  if (ids.length === 0) return [];
  await take(tx, { ids, lease: randomUUID(), until: now + LEASE_MS });
  return loadClaimed(tx, { ids });
};

/** Claims some deliveries of an endpoint that are due, the longest due first; none while it is paused. */
export const claimDue = async (tx: Db, endpointId: number, now: number): Promise<Claimed[]> => {
  const due = await dueDeliveries(tx, { endpointId, now });
  return claimDeliveries(
    tx,
    due.map(({ id }) => id),
    now,
  );
};
