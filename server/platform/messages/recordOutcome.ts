/** Stores what became of an attempt, and plans the next one. */
import type { Db } from '#db';
import { messages } from '#db/schema/platform/messages';
import { findRow, updateRow } from '../records/records.ts';
import { retryAt } from '../webhooks/rules.ts';
import type { Outgoing } from './compose.ts';
import type { Outcome } from './handOver.ts';
import { isFinal } from './sending.ts';

/**
 * Nothing is stored where the claim has lapsed meanwhile: then another server sends the message too, with the same
 * Message-ID. `at`: when the attempt began; `random`: 0 to 1.
 */
export const recordOutcome = async (
  tx: Db,
  { id, lease }: Pick<Outgoing, 'id' | 'lease'>,
  outcome: Outcome,
  { at, now, random }: { at: number; now: number; random: number },
): Promise<void> => {
  const row = await findRow(tx, messages, id);
  if (!row || row.lease !== lease) return;
  const { code, failure } = outcome;
  const round = row.round + 1;
  const next = failure === null || isFinal(failure) ? null : retryAt(round, now, random);
  await updateRow(tx, messages, id, {
    status: failure === null ? 'handedOver' : next === null ? 'failed' : 'waiting',
    lease: null,
    round,
    roundStartedAt: row.roundStartedAt ?? at,
    attempts: [...row.attempts, { at, ...outcome }],
    lastAttemptAt: at,
    lastAnswer: code,
    nextAttemptAt: next,
    handedOverAt: failure === null ? now : row.handedOverAt,
  });
};
