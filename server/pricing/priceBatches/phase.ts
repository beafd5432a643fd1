/** Where a batch stands: what people decided, and what time has made of it. Pure. */
import type { BatchPhase, BatchStatus } from '#contract/pricing/priceBatches';

export const phaseOf = (
  {
    status,
    startsAt,
    endsAt,
  }: { status: BatchStatus; startsAt: number | null; endsAt: number | null },
  now: number,
): BatchPhase => {
  if (status !== 'written') return status;
  if (startsAt !== null && now < startsAt) return 'scheduled';
  return endsAt !== null && endsAt <= now ? 'ended' : 'inForce';
};

/** Why somebody may not decide on a batch; null when they may. The author never approves what they wrote. */
export const approvalError = (
  batch: { status: BatchStatus; authorId: string },
  personId: string | null,
): string | null => {
  if (batch.status !== 'submitted') return 'priceBatches.errors.notSubmitted';
  return personId === null || batch.authorId === personId ? 'priceBatches.errors.ownBatch' : null;
};
