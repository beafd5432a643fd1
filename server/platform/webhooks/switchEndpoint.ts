/** Pauses, resumes and archives endpoints, and renews their secrets. */
import { and, eq, sql } from 'drizzle-orm';
import type { SecretRenewal, WithSecret } from '#contract/platform/webhooks';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';
import { recordActivity } from '../activities/record.ts';
import { conflict } from '../http/errors.ts';
import { updateRow } from '../records/records.ts';
import type { Writer } from '../records/writer.ts';
import { loadEndpoint } from './endpoints.ts';
import { BOTH_SIGN_MS } from './rules.ts';
import { endpointEntry, getActive } from './saveEndpoint.ts';
import { newSecret } from './sign.ts';

/** While it is paused, what happens is recorded and waits. */
export const pauseEndpoint = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getActive(tx, id);
  if (row.pausedAt !== null) throw conflict('webhooks.errors.paused');
  await updateRow(tx, webhookEndpoints, id, {
    pausedAt: writer.now,
    pauseCause: 'staff',
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, { ...endpointEntry(writer, row), verb: 'pause' });
};

const sendWaiting = prepared({ endpointId: webhookEndpoints.id, at: 'number' }, (q, values) =>
  q
    .update(webhookDeliveries)
    .set({ nextAttemptAt: sql`${values.at}`, round: 0, roundStartedAt: null, lease: null })
    .where(
      and(
        eq(webhookDeliveries.endpointId, values.endpointId),
        eq(webhookDeliveries.status, 'waiting'),
      ),
    ),
);

/** What waits is sent now, with all attempts before it. */
export const resumeEndpoint = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getActive(tx, id);
  if (row.pausedAt === null) throw conflict('webhooks.errors.notPaused');
  await updateRow(tx, webhookEndpoints, id, {
    pausedAt: null,
    pauseCause: null,
    failingSince: null,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await sendWaiting(tx, { endpointId: id, at: writer.now });
  await recordActivity(tx, { ...endpointEntry(writer, row), verb: 'resume' });
};

const cancelWaiting = prepared({ endpointId: webhookEndpoints.id }, (q, { endpointId }) =>
  q
    .update(webhookDeliveries)
    .set({ status: 'cancelled', nextAttemptAt: null, lease: null })
    .where(
      and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.status, 'waiting')),
    ),
);

/** Nothing more is sent to it, what waits included. */
export const archiveEndpoint = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getActive(tx, id);
  await cancelWaiting(tx, { endpointId: id });
  await updateRow(tx, webhookEndpoints, id, {
    archivedAt: writer.now,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, { ...endpointEntry(writer, row), verb: 'archive' });
};

/**
 * Makes a new secret; for a day the one before signs as well. Meanwhile another renewal would end the one that the store's
 * systems use, so it is refused unless it is asked for. The answer is the only one with the secret.
 */
export const renewSecret = async (
  tx: Db,
  writer: Writer,
  id: number,
  { atOnce }: SecretRenewal,
): Promise<WithSecret> => {
  const row = await getActive(tx, id);
  const until = row.previousSecretUntil ?? 0;
  if (!atOnce && until > writer.now) throw conflict('webhooks.errors.bothSign', { until });
  const secret = newSecret();
  const previousSecretUntil = atOnce ? null : writer.now + BOTH_SIGN_MS;
  await updateRow(tx, webhookEndpoints, id, {
    secret,
    previousSecret: atOnce ? null : row.secret,
    previousSecretUntil,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...endpointEntry(writer, row),
    verb: 'renewSecret',
    before: { previousSecretUntil: row.previousSecretUntil },
    after: { previousSecretUntil },
  });
  return { ...(await loadEndpoint(tx, id)), secret };
};
