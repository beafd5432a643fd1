/**
 * Creates, edits and deletes drafts of price batches: every row is evaluated and changed rows are stored, but nothing
 * is in force yet.
 */
import type { BatchInput, PriceBatch } from '#contract/pricing/priceBatches';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { authorOf, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Work } from '../../platform/http/context.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { batchEntry, withPhase } from './record.ts';
import { batchError } from './rules.ts';
import { evaluateAndWrite } from './evaluateAndWrite.ts';
import { insertBatch } from './insertBatch.ts';
import { figuresOf, insertItems, removeItems } from './draftItems.ts';

/** Creates a draft from the rows that change; `writeRelated` runs in the same transaction. */
export const createBatch = async (
  context: Work,
  input: BatchInput,
  writeRelated: (tx: Db, batchId: number, writer: Writer) => Promise<unknown> = () =>
    Promise.resolve(),
): Promise<PriceBatch> => {
  const writer = await writerOf(context);
  const { figures: _, ...terms } = input;
  const id = await evaluateAndWrite(context, writer, input, async (tx, evaluation) => {
    const made = await insertBatch(tx, writer, terms, evaluation);
    await writeRelated(tx, made, writer);
    return made;
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

/** Evaluates a draft again with new terms; refused once it is submitted. */
export const editBatch = async (
  context: Work,
  id: number,
  sent: BatchInput & { version?: number },
) => {
  const writer = await writerOf(context);
  const { version, figures, ...terms } = sent;
  await getRow(context.db, priceBatches, id);
  await evaluateAndWrite(context, writer, sent, async (tx, evaluation) => {
    const before = await getRow(tx, priceBatches, id);
    checkVersion(before, version);
    refuseFor(batchError('edit', before, writer.actor.id));
    // The last person to write the terms is their author, so that nobody can approve their own prices by editing
    // another person's draft.
    const written = { ...terms, ...figuresOf(evaluation.summary), ...authorOf(writer) };
    const after = { ...written, ...UNDECIDED, decision: null, status: 'draft' as const };
    await removeItems(tx, { batchId: id });
    await insertItems(tx, id, evaluation);
    await updateRow(tx, priceBatches, id, {
      ...after,
      computedAt: writer.now,
      updatedAt: writer.now,
      version: before.version + 1,
    });
    const changed = difference(before, after);
    if (changed) await recordActivity(tx, { ...batchEntry(writer, before, 'edit'), ...changed });
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

/** Deletes a batch that was never written. */
export const deleteBatch = async (context: Work, id: number) => {
  const writer = await writerOf(context);
  return context.longTransaction(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    refuseFor(batchError('withdraw', batch, writer.actor.id));
    await deleteRow(tx, priceBatches, id);
    await recordActivity(tx, batchEntry(writer, batch, 'delete'));
    return withPhase(batch, writer.now);
  });
};
