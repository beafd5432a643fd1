/** Stores what became of an attempt, plans the next one, and pauses endpoints that accept nothing any more. */
import { SYSTEM } from '#contract/platform/activities';
import type { PauseCause } from '#contract/platform/webhooks';
import type { Db } from '#db';
import { webhookDeliveries, webhookEndpoints } from '#db/schema/platform/webhooks';
import { recordActivity } from '../activities/record.ts';
import { findRow, getRow, updateRow } from '../records/records.ts';
import type { Outcome } from './post.ts';
import { isGivenUp, retryAt } from './rules.ts';

const GONE = 410;

type Endpoint = typeof webhookEndpoints.$inferSelect;

const pauseFor = async (tx: Db, endpoint: Endpoint, cause: PauseCause, now: number) => {
  await updateRow(tx, webhookEndpoints, endpoint.id, {
    pausedAt: now,
    pauseCause: cause,
    updatedAt: now,
    version: endpoint.version + 1,
  });
  await recordActivity(tx, {
    actor: SYSTEM,
    at: now,
    resource: 'webhookEndpoints',
    recordId: endpoint.id,
    recordName: endpoint.url,
    verb: 'pause',
    after: { pauseCause: cause },
  });
};

/** Notes that the endpoint accepted nothing, and pauses it where that has lasted too long. */
const noteFailure = async (
  tx: Db,
  endpointId: number,
  facts: {
    at: number;
    now: number;
    isGone: boolean;
    isLastAttempt: boolean;
    firstAttemptAt: number;
  },
) => {
  const endpoint = await getRow(tx, webhookEndpoints, endpointId);
  const { at, now, isGone } = facts;
  const failingSince = endpoint.failingSince ?? at;
  if (endpoint.failingSince === null)
    await updateRow(tx, webhookEndpoints, endpointId, { failingSince });
  if (endpoint.pausedAt !== null) return;
  if (isGone) await pauseFor(tx, endpoint, 'gone', now);
  else if (isGivenUp({ ...facts, failingSince })) await pauseFor(tx, endpoint, 'failing', now);
};

/**
 * Stores an attempt. Nothing is stored where the claim has lapsed meanwhile: then another server sends the message too,
 * with the same id. `at`: when the attempt began; `random`: 0 to 1.
 */
export const recordOutcome = async (
  tx: Db,
  { id, lease }: { id: number; lease: string | null },
  outcome: Outcome,
  { at, now, random }: { at: number; now: number; random: number },
): Promise<void> => {
  const row = await findRow(tx, webhookDeliveries, id);
  if (!row || row.lease !== lease) return;
  const { status, failure } = outcome;
  const round = row.round + 1;
  const roundStartedAt = row.roundStartedAt ?? at;
  const isGone = status === GONE;
  // What is answered by 410 waits with all the rest until somebody resumes the endpoint.
  const next = failure === null ? null : isGone ? now : retryAt(round, now, random);
  await updateRow(tx, webhookDeliveries, id, {
    status: failure === null ? 'delivered' : next === null ? 'failed' : 'waiting',
    lease: null,
    round,
    roundStartedAt,
    attempts: [...row.attempts, { at, ...outcome }],
    lastAttemptAt: at,
    lastAnswer: status,
    nextAttemptAt: next,
    deliveredAt: failure === null ? now : row.deliveredAt,
  });
  if (failure !== null)
    return noteFailure(tx, row.endpointId, {
      at,
      now,
      isGone,
      isLastAttempt: next === null,
      firstAttemptAt: roundStartedAt,
    });
  const endpoint = await getRow(tx, webhookEndpoints, row.endpointId);
  if (endpoint.failingSince !== null)
    await updateRow(tx, webhookEndpoints, endpoint.id, { failingSince: null });
};
