/** Deciding on price batches: submit, approve, reject. What is approved is written in one transaction. */
import type { ActivityVerb } from '#contract/platform/activities';
import { message } from '#shared/fields';
import type { Decision } from '#contract/pricing/priceBatches';
import { FOREVER } from '#contract/pricing/prices';
import type { z } from 'zod';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/read.ts';
import type { Window } from '../prices/timeline.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import type { Place } from './conflicts.ts';
import { approvalError } from './phase.ts';
import { type BatchRecord, happening, OPEN, withPhase } from './record.ts';
import { thresholdsOf } from './preview.ts';
import { reviewItems, standingReview } from './review.ts';
import { settleConflicts } from './settle.ts';
import { logItems, writeItems } from './write.ts';

const windowOf = ({ startsAt, endsAt }: BatchRecord, now: number): Window => {
  const window = { startsAt: Math.max(startsAt ?? now, now), endsAt: endsAt ?? FOREVER };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsInPast' });
  return window;
};

/**
 * Sorts out conflicts and looks at every row again under today's costs and limits. Throws 409 with the rows in its way,
 * 422 where prices lie below their floor that the author did not allow.
 */
const prepare = async (tx: Db, { now, settings }: Writer, batch: BatchRecord) => {
  const lists = await loadPriceLists(tx);
  if (lists.get(batch.listId)?.archived) throw conflict('priceLists.errors.archived');
  const window = windowOf(batch, now);
  const place: Place = { batchId: batch.id, listId: batch.listId, minQuantity: batch.minQuantity };
  await settleConflicts(tx, batch, place, window, now);
  const { startsAt } = window;
  const guardsOf = await loadGuards(tx, settings);
  const review =
    (await standingReview(tx, batch)) ??
    (await reviewItems(tx, { id: batch.id, startsAt }, guardsOf, thresholdsOf(settings)));
  if (review.itemCount === 0) throw conflict('priceBatches.errors.nothingLeft');
  const below = review.belowFloorCount;
  if (batch.request.belowFloor !== 'allow' && below > 0)
    throw new HttpError(422, message('priceBatches.errors.belowFloor', { smart_count: below }), {
      below,
    });
  return { lists, window, place, review };
};

type Prepared = Awaited<ReturnType<typeof prepare>>;

const write = async (tx: Db, writer: Writer, { lists, window, place, review }: Prepared) => {
  await writeItems(tx, place, window);
  await logItems(tx, writer, place, window, { lists, cause: 'batch' });
  return {
    ...review,
    startsAt: window.startsAt,
    writtenAt: writer.now,
    status: 'written' as const,
  };
};

interface Step {
  verb: ActivityVerb;
  reason?: string | null;
  /** Checks that it may happen, then says what changes; prices are written by it where they are. */
  decide: (tx: Db, writer: Writer, batch: BatchRecord) => Promise<Partial<BatchRecord>>;
}

const decide = async (context: Work, id: number, { verb, reason, decide: decision }: Step) => {
  const writer = await writerOf(context);
  await context.connection.longTransaction(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    const after = await decision(tx, writer, batch);
    await updateRow(tx, priceBatches, id, {
      ...after,
      updatedAt: writer.now,
      version: batch.version + 1,
    });
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
export const submitBatch = (context: Work, id: number) =>
  decide(context, id, {
    verb: 'submit',
    decide: async (tx, writer, batch) => {
      if (!OPEN.includes(batch.status)) throw conflict('priceBatches.errors.notDraft');
      // Whoever decided on an earlier version has not decided on this one.
      const undecided = { approverName: null, decidedAt: null };
      const prepared = await prepare(tx, writer, batch);
      if (prepared.review.breaches.length > 0)
        return { ...prepared.review, ...undecided, status: 'submitted' };
      return { ...(await write(tx, writer, prepared)), ...undecided };
    },
  });

const mayDecide = (batch: BatchRecord, { actor }: Writer) => {
  const error = approvalError(batch, actor.id);
  if (error) throw conflict(error);
};

export const approveBatch = (context: Work, id: number, { reason, version }: Reason) =>
  decide(context, id, {
    verb: 'approve',
    reason,
    decide: async (tx, writer, batch) => {
      mayDecide(batch, writer);
      checkVersion(batch, version, withPhase(batch, writer.now));
      const prepared = await prepare(tx, writer, batch);
      const below = prepared.review.belowFloorCount;
      if (below > batch.belowFloorCount)
        throw conflict(message('priceBatches.errors.moreBelowFloor', { smart_count: below }), {
          count: below,
        });
      const written = await write(tx, writer, prepared);
      return { ...written, approverName: writer.actor.name, decidedAt: writer.now };
    },
  });

export const rejectBatch = (context: Work, id: number, { reason, version }: Reason) =>
  decide(context, id, {
    verb: 'reject',
    reason,
    decide: async (_tx, writer, batch) => {
      if (batch.status !== 'submitted') throw conflict('priceBatches.errors.notSubmitted');
      checkVersion(batch, version, withPhase(batch, writer.now));
      return { status: 'rejected', approverName: writer.actor.name, decidedAt: writer.now };
    },
  });
