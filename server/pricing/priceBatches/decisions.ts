/** Deciding on price batches: submit, approve, reject. What is approved is written in one transaction. */
import { message } from '#shared/fields';
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/read.ts';
import type { Window } from '../prices/timeline.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import { type BatchRecord, batchEntry, withPhase } from './record.ts';
import { batchError } from './rules.ts';
import { thresholdsOf } from './preview.ts';
import { reviewItems, standingReview } from './review.ts';
import { settleConflicts } from './settle.ts';
import { logItems } from './log.ts';
import { writeItems } from './write.ts';

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
  const target: BatchTarget = {
    batchId: batch.id,
    listId: batch.listId,
    minQuantity: batch.minQuantity,
  };
  await settleConflicts(tx, batch, target, window, now);
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
  return { lists, window, target, review };
};

type Prepared = Awaited<ReturnType<typeof prepare>>;

const write = async (tx: Db, writer: Writer, { lists, window, target, review }: Prepared) => {
  await writeItems(tx, target, window);
  await logItems(tx, writer, target, window, { lists, cause: 'batch' });
  return {
    ...review,
    startsAt: window.startsAt,
    writtenAt: writer.now,
    status: 'written' as const,
  };
};

interface Step {
  action: Extract<ApprovalAction, 'submit' | 'approve' | 'reject'>;
  decision?: ApprovalDecision;
  /** Says what changes; writes the prices where they are approved. */
  perform: (tx: Db, writer: Writer, batch: BatchRecord) => Promise<Partial<BatchRecord>>;
}

/** Checks that the step may be taken, takes it and tells the log, in one transaction. */
const decide = async (context: Work, id: number, { action, decision, perform }: Step) => {
  const writer = await writerOf(context);
  await context.connection.longTransaction(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    refuseFor(batchError(action, batch, writer.actor.id));
    checkVersion(batch, decision?.version, withPhase(batch, writer.now));
    const after = await perform(tx, writer, batch);
    await updateRow(tx, priceBatches, id, {
      ...after,
      updatedAt: writer.now,
      version: batch.version + 1,
    });
    await recordActivity(tx, {
      ...batchEntry(writer, batch, action),
      ...difference(batch, { ...batch, ...after }),
      reason: decision?.reason ?? null,
    });
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

/** Writes a batch that needs nobody else; asks for a second person where it breaches a threshold. */
export const submitBatch = (context: Work, id: number) =>
  decide(context, id, {
    action: 'submit',
    perform: async (tx, writer, batch) => {
      const prepared = await prepare(tx, writer, batch);
      if (prepared.review.breaches.length > 0)
        return { ...prepared.review, ...UNDECIDED, status: 'submitted' };
      return { ...(await write(tx, writer, prepared)), ...UNDECIDED };
    },
  });

export const approveBatch = (context: Work, id: number, decision: ApprovalDecision) =>
  decide(context, id, {
    action: 'approve',
    decision,
    perform: async (tx, writer, batch) => {
      const prepared = await prepare(tx, writer, batch);
      const below = prepared.review.belowFloorCount;
      if (below > batch.belowFloorCount)
        throw conflict(message('priceBatches.errors.moreBelowFloor', { smart_count: below }), {
          count: below,
        });
      return { ...(await write(tx, writer, prepared)), ...decidedBy(writer) };
    },
  });

export const rejectBatch = (context: Work, id: number, decision: ApprovalDecision) =>
  decide(context, id, {
    action: 'reject',
    decision,
    perform: async (_tx, writer) => ({ status: 'rejected', ...decidedBy(writer) }),
  });
