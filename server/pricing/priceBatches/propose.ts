/** Drafts of price batches: every row is evaluated, the rows that change are stored; nothing is in force yet. */
import { eq } from 'drizzle-orm';
import type { BatchInput, BatchSummary, PriceBatch } from '#contract/pricing/priceBatches';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { priceBatches, priceBatchItems } from '#db/schema/pricing/priceBatches';
import { isForeignKey } from '#db/errors';
import { refreshStatistics } from '#db/statistics';
import { difference, recordActivity } from '../../platform/activities/record.ts';
import { authorOf, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Work } from '../../platform/http/context.ts';
import { HttpError, invalid } from '../../platform/http/errors.ts';
import { checkVersion, deleteRow, getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerOf } from '../../platform/records/writer.ts';
import { type Evaluation, evaluate } from './preview.ts';
import { batchEntry, withPhase } from './record.ts';
import { batchError } from './rules.ts';
import { MANY_ROWS } from './steps.ts';

const figuresOf = ({
  changing,
  flagged,
  belowFloor,
  maxChangeBps,
  minMarginBps,
  breaches,
}: BatchSummary) => ({
  itemCount: changing,
  flaggedCount: flagged,
  belowFloorCount: belowFloor,
  maxChangeBps,
  minMarginBps,
  breaches,
});

const removeItems = prepared({ batchId: priceBatchItems.batchId }, (q, { batchId }) =>
  q.delete(priceBatchItems).where(eq(priceBatchItems.batchId, batchId)),
);

/** Stores rows that change, and those a person left out, so that they stay out when the draft is edited. */
const insertItems = async (tx: Db, batchId: number, { judged }: Evaluation) => {
  const items = judged.flatMap(({ facts, proposal: { newAmount, severity, edited, flags } }) => {
    if (newAmount === null && !(edited && flags.includes('unchanged'))) return [];
    const { variantId, ownAmount: oldAmount, ownEndsAt: oldEndsAt } = facts;
    return [
      { batchId, variantId, oldAmount, newAmount, oldEndsAt, replaced: null, severity, edited },
    ];
  });
  await insertRows(tx, priceBatchItems, items);
  if (items.length >= MANY_ROWS)
    await refreshStatistics(tx, ['price_batch_items', 'prices', 'price_events']);
};

/** Refuses a proposal that changes nothing, or that breaches the floor without saying so. */
const checkProposal = (
  { summary }: Evaluation,
  { request: { belowFloor } }: Pick<BatchInput, 'request'>,
) => {
  if (summary.changing === 0) throw invalid({ formula: 'priceBatches.errors.nothingChanges' });
  if (belowFloor === 'refuse' && summary.belowFloor > 0) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: {
        request: {
          belowFloor: message('priceBatches.errors.belowFloor', {
            smart_count: summary.belowFloor,
          }),
        },
      },
      summary,
    });
  }
};

/** What is stored of a draft beside its rows, whose own figures came from a form, a plan or a file. */
export type DraftTerms = Omit<BatchInput, 'figures'>;

/** Stores evaluated rows as a draft, in the caller's transaction. Answers its id. */
export const insertBatch = async (
  tx: Db,
  writer: Writer,
  terms: DraftTerms,
  evaluation: Evaluation,
) => {
  const row = {
    ...terms,
    ...figuresOf(evaluation.summary),
    ...authorOf(writer),
    status: 'draft' as const,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [made = 0] = await insertRows(tx, priceBatches, [row], { returning: true });
  await insertItems(tx, made, evaluation);
  const { itemCount, listId, startsAt, endsAt } = row;
  await recordActivity(tx, {
    ...batchEntry(writer, { id: made, name: terms.name }, 'create'),
    after: { itemCount, listId, startsAt, endsAt, formula: terms.formula },
  });
  return made;
};

const ATTEMPTS = 3;
/** Evaluates all rows, then writes; evaluates again if a variant was deleted between the two. */
const evaluateAndWrite = async <T>(
  { connection }: Work,
  writer: Writer,
  input: BatchInput,
  write: (tx: Db, evaluation: Evaluation) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    const evaluation = await connection.readSnapshot((db) =>
      evaluate(db, input, writer.settings, writer.now),
    );
    checkProposal(evaluation, input);
    try {
      return await connection.longTransaction((tx) => write(tx, evaluation));
    } catch (error) {
      if (attempt === ATTEMPTS || !isForeignKey(error)) throw error;
    }
  }
};

/** Creates a draft from the rows that change; `writeAlong` writes in the same transaction. */
export const createBatch = async (
  context: Work,
  input: BatchInput,
  writeAlong: (tx: Db, batchId: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<PriceBatch> => {
  const writer = await writerOf(context);
  const { figures: _, ...terms } = input;
  const id = await evaluateAndWrite(context, writer, input, async (tx, evaluation) => {
    const made = await insertBatch(tx, writer, terms, evaluation);
    await writeAlong(tx, made);
    return made;
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

/** Evaluates a draft again under new terms; refused once it is submitted. */
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
    checkVersion(before, version, withPhase(before, writer.now));
    refuseFor(batchError('edit', before, writer.actor.id));
    // Whoever wrote the terms last is their author: nobody approves their own prices through somebody else's draft.
    const written = { ...terms, ...figuresOf(evaluation.summary), ...authorOf(writer) };
    const after = { ...written, ...UNDECIDED, status: 'draft' as const };
    await removeItems(tx, { batchId: id });
    await insertItems(tx, id, evaluation);
    await updateRow(tx, priceBatches, id, {
      ...after,
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
  return context.connection.longTransaction(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    refuseFor(batchError('withdraw', batch, writer.actor.id));
    await deleteRow(tx, priceBatches, id);
    await recordActivity(tx, batchEntry(writer, batch, 'delete'));
    return withPhase(batch, writer.now);
  });
};
