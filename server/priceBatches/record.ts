/** A stored batch, what time has made of it, and how its changes are told. */
import type { BatchStatus, PriceBatch } from '#contract/priceBatches';
import type { priceBatches } from '#db/schema/priceBatches';
import type { Writer } from '../store/writer.ts';
import { phaseOf } from './phase.ts';

export type BatchRecord = typeof priceBatches.$inferSelect;

/** A batch with what time has made of it. */
export const withPhase = (batch: BatchRecord, now: number): PriceBatch & BatchRecord => ({
  ...batch,
  phase: phaseOf(batch, now),
});

/** The start of an entry of the activity log. */
export const happening = (writer: Writer, { id, name }: { id: number; name: string }, verb: string) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'priceBatches',
  recordId: id,
  recordName: name,
  verb,
});

/** Nobody has been asked to decide yet. */
export const OPEN: readonly BatchStatus[] = ['draft', 'rejected'];
