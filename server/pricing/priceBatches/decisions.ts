/**
 * Actions of approval: submit, approve and reject price batches. Approved prices are written in the same transaction.
 */
import { message } from '#shared/fields';
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Work } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { batchEntry, type BatchRecord, withPhase } from './record.ts';
import { batchError } from './rules.ts';
import { prepare, write } from './prepareWrite.ts';

interface Step {
  action: Extract<ApprovalAction, 'submit' | 'approve' | 'reject'>;
  decision?: ApprovalDecision;
  /** Returns the changed columns; writes the prices if the batch is approved. */
  perform: (tx: Db, writer: Writer, batch: BatchRecord) => Promise<Partial<BatchRecord>>;
}

/** Checks that the action is allowed, performs it and logs it, in the caller's transaction. */
const decideIn = async (
  tx: Db,
  writer: Writer,
  id: number,
  { action, decision, perform }: Step,
) => {
  const batch = await getRow(tx, priceBatches, id);
  refuseFor(batchError(action, batch, writer.actor.id));
  checkVersion(batch, decision?.version);
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
};

const decide = async (context: Work, id: number, step: Step) => {
  const writer = await writerOf(context);
  await context.longTransaction((tx) => decideIn(tx, writer, id, step));
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

const SUBMIT: Step = {
  action: 'submit',
  perform: async (tx, writer, batch) => {
    const prepared = await prepare(tx, writer, batch);
    if (prepared.review.breaches.length > 0)
      return { ...prepared.review, ...UNDECIDED, decision: null, status: 'submitted' };
    return { ...(await write(tx, writer, prepared)), ...UNDECIDED, decision: null };
  },
};

/** Writes a batch that needs no second person; otherwise asks for approval because a limit is exceeded. */
export const submitBatch = (context: Work, id: number) => decide(context, id, SUBMIT);
/** The same in the caller's transaction, for a batch that was stored in it. */
export const submitNewBatch = (tx: Db, writer: Writer, id: number) =>
  decideIn(tx, writer, id, SUBMIT);

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
      return {
        ...(await write(tx, writer, prepared)),
        ...decidedBy(writer),
        decision: decision.reason,
      };
    },
  });

export const rejectBatch = (context: Work, id: number, decision: ApprovalDecision) =>
  decide(context, id, {
    action: 'reject',
    decision,
    perform: async (_tx, writer) => ({
      status: 'rejected',
      ...decidedBy(writer),
      decision: decision.reason,
    }),
  });
