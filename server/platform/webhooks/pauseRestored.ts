/** Pauses all endpoints of a restored backup: the store that it was made of may still be sending. */
import { isNull } from 'drizzle-orm';
import { and } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { webhookEndpoints } from '#db/schema/platform/webhooks';
import type { RestoreStep } from '../backup/afterRestore.ts';

const pauseAll = prepared({ now: webhookEndpoints.pausedAt }, (q, { now }) =>
  q
    .update(webhookEndpoints)
    .set({ pausedAt: now, pauseCause: 'restored' })
    .where(and(isNull(webhookEndpoints.pausedAt), isNull(webhookEndpoints.archivedAt))),
);

export const PAUSE_RESTORED: RestoreStep = { rebuild: (tx) => pauseAll(tx, { now: Date.now() }) };
