/** Deciding on price batches: submit, approve, reject. What is approved is written in one transaction. */
import { message } from '#contract/http';
import type { Decision } from '#contract/priceBatches';
import { FOREVER } from '#contract/prices';
import type { z } from 'zod';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/priceBatches';
import { query } from '#db/statements';
import { difference, recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, HttpError, invalid } from '../http/errors.ts';
import { getRow, updateRow } from '../http/records.ts';
import { loadGuards } from '../prices/guards.ts';
import { loadPriceLists } from '../prices/read.ts';
import type { Window } from '../prices/timeline.ts';
import type { Settings } from '../settings/read.ts';
import { type Writer, writerOf } from '../store/writer.ts';
import type { Place } from './conflicts.ts';
import { countBelowFloor } from './floors.ts';
import { approvalError } from './phase.ts';
import { type BatchRecord, happening, OPEN, withPhase } from './record.ts';
import { settleConflicts } from './settle.ts';
import { logItems, writeItems } from './write.ts';

/** Writes the batch's prices. Throws 409 with the rows in its way, 422 where guards have changed since. */
const writeBatch = async (tx: Db, writer: Writer, batch: BatchRecord, settings: Settings) => {
  const place: Place = { batchId: batch.id, listId: batch.listId, minQuantity: batch.minQuantity };
  const window: Window = {
    startsAt: Math.max(batch.startsAt ?? writer.now, writer.now),
    endsAt: batch.endsAt ?? FOREVER,
  };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsInPast' });
  const lists = await loadPriceLists(tx);
  await settleConflicts(tx, batch, place, window, writer.now);
  if (batch.request.belowFloor !== 'allow') {
    const below = await countBelowFloor(tx, batch.id, await loadGuards(tx, settings));
    if (below > 0)
      throw new HttpError(422, message('priceBatches.errors.belowFloor', { smart_count: below }), { below });
  }
  await writeItems(tx, place, window);
  await logItems(tx, writer, place, window, { lists, cause: batch.revertsId === null ? 'batch' : 'revert' });
  const [counted] = await query<{ n: number }>(
    tx,
    'select count(*) as n from price_batch_items where batch_id = ? and new_amount is not null',
    [batch.id],
  );
  if (!counted?.n) throw conflict('priceBatches.errors.nothingLeft');
  return { startsAt: window.startsAt, writtenAt: writer.now, itemCount: counted.n, status: 'written' as const };
};

interface Step {
  verb: string;
  reason?: string | null;
  /** Checks that it may happen, then says what changes; prices are written by it where they are. */
  decide: (tx: Db, writer: Writer, batch: BatchRecord) => Promise<Partial<BatchRecord>>;
}

const decide = async (context: Context, id: number, { verb, reason, decide: decision }: Step) => {
  const writer = await writerOf(context);
  await context.connection.aside(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    const after = await decision(tx, writer, batch);
    await updateRow(tx, priceBatches, id, { ...after, updatedAt: writer.now, version: batch.version + 1 });
    await recordActivity(tx, {
      ...happening(writer, batch, verb),
      ...difference(batch, { ...batch, ...after }),
      reason: reason ?? null,
    });
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

type Reason = z.infer<typeof Decision>;

/** Writes a batch that needs nobody else; asks for a second person where it breaches a threshold. */
export const submitBatch = (context: Context, id: number) =>
  decide(context, id, {
    verb: 'submit',
    decide: async (tx, writer, batch) => {
      if (!OPEN.includes(batch.status)) throw conflict('priceBatches.errors.notDraft');
      if (batch.breaches.length > 0) return { status: 'submitted' };
      return writeBatch(tx, writer, batch, writer.settings);
    },
  });

const mayDecide = (batch: BatchRecord, { actor }: Writer) => {
  const error = approvalError(batch, actor.id);
  if (error) throw conflict(error);
};

export const approveBatch = (context: Context, id: number, { reason }: Reason) =>
  decide(context, id, {
    verb: 'approve',
    reason,
    decide: async (tx, writer, batch) => {
      mayDecide(batch, writer);
      const written = await writeBatch(tx, writer, batch, writer.settings);
      return { ...written, approverName: writer.actor.name, decidedAt: writer.now };
    },
  });

export const rejectBatch = (context: Context, id: number, { reason }: Reason) =>
  decide(context, id, {
    verb: 'reject',
    reason,
    decide: async (_tx, writer, batch) => {
      if (batch.status !== 'submitted') throw conflict('priceBatches.errors.notSubmitted');
      return { status: 'rejected', approverName: writer.actor.name, decidedAt: writer.now };
    },
  });
