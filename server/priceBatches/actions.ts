/** What people do with price batches: propose, submit, approve, reject, revert. Writing is one transaction. */
import type { BatchInput, BatchStatus, BatchSummary, Decision, PriceBatch, Replaced } from '#contract/priceBatches';
import { message } from '#contract/http';
import { FOREVER, type PriceRow } from '#contract/prices';
import type { z } from 'zod';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { priceBatches, priceBatchItems } from '#db/schema/priceBatches';
import { query, rowsStatement } from '#db/statements';
import { difference, recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, HttpError, invalid } from '../http/errors.ts';
import { checkVersion, getRow, updateRow } from '../http/records.ts';
import { loadGuards } from '../prices/guards.ts';
import { loadPriceLists, loadPrices } from '../prices/read.ts';
import { overlaps, type Window } from '../prices/timeline.ts';
import type { Settings } from '../settings/read.ts';
import { type Writer, writerOf } from '../store/writer.ts';
import { movedVariants, type Place, plannedConflicts } from './conflicts.ts';
import { countBelowFloor } from './floors.ts';
import { approvalError, phaseOf } from './phase.ts';
import { type Evaluation, evaluate } from './preview.ts';
import { logItems, writeItems } from './write.ts';

export type BatchRecord = typeof priceBatches.$inferSelect;

/** A batch with what time has made of it. */
export const withPhase = (batch: BatchRecord, now: number): PriceBatch & BatchRecord => ({
  ...batch,
  phase: phaseOf(batch, now),
});

const happening = (writer: Writer, { id, name }: { id: number; name: string }, verb: string) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'priceBatches',
  recordId: id,
  recordName: name,
  verb,
});

const figuresOf = ({ changing, flagged, belowFloor, maxChangeBps, minMarginBps, breaches }: BatchSummary) => ({
  itemCount: changing,
  flaggedCount: flagged,
  belowFloorCount: belowFloor,
  maxChangeBps,
  minMarginBps,
  breaches,
});

const insertItems = (tx: Db, batchId: number, { judged }: Evaluation) =>
  insertRows(
    tx,
    priceBatchItems,
    judged.flatMap(({ facts, proposal: { newAmount, severity, edited } }) =>
      newAmount === null
        ? []
        : [
            {
              batchId,
              variantId: facts.variantId,
              oldAmount: facts.ownAmount,
              newAmount,
              oldEndsAt: facts.ownEndsAt,
              replaced: null,
              severity,
              edited,
            },
          ],
    ),
  );

/** Refuses a proposal that changes nothing, or that breaches the floor without saying so. */
const checkProposal = ({ summary }: Evaluation, { request: { belowFloor } }: Pick<BatchInput, 'request'>) => {
  if (summary.changing === 0) throw invalid({ formula: 'priceBatches.errors.nothingChanges' });
  if (belowFloor === 'refuse' && summary.belowFloor > 0) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: {
        request: { belowFloor: message('priceBatches.errors.belowFloor', { smart_count: summary.belowFloor }) },
      },
      summary,
    });
  }
};

const authorOf = ({ actor }: Writer) => ({ authorId: actor.id ?? actor.kind, authorName: actor.name });

/** What a proposal is made of once it is checked: figures of any number, from a form, a plan or a file. */
export type BatchTerms = Omit<BatchInput, 'figures'>;

/** Keeps what was judged as a draft nobody is bound by, in the caller's transaction. Answers its id. */
export const insertBatch = async (tx: Db, writer: Writer, terms: BatchTerms, evaluation: Evaluation) => {
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
    ...happening(writer, { id: made, name: terms.name }, 'create'),
    after: { itemCount, listId, startsAt, endsAt, formula: terms.formula },
  });
  return made;
};

/** Judges every row and keeps those that change, as a draft; `beside` is written in the same transaction. */
export const createBatch = async (
  context: Context,
  input: BatchInput,
  beside: (tx: Db, batchId: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<PriceBatch> => {
  const writer = await writerOf(context);
  const { connection } = context;
  const evaluation = await connection.reading((db) => evaluate(db, input, writer.settings, writer.now));
  checkProposal(evaluation, input);
  const { figures: _, ...terms } = input;
  const id = await connection.aside(async (tx) => {
    const made = await insertBatch(tx, writer, terms, evaluation);
    await beside(tx, made);
    return made;
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

const OPEN: readonly BatchStatus[] = ['draft', 'rejected'];

/** Judges again under new terms; only while nobody has been asked to decide. */
export const editBatch = async (context: Context, id: number, sent: BatchInput & { version?: number }) => {
  const writer = await writerOf(context);
  const { version, figures, ...terms } = sent;
  const evaluation = await context.connection.reading((db) => evaluate(db, sent, writer.settings, writer.now));
  checkProposal(evaluation, sent);
  await context.connection.aside(async (tx) => {
    const before = await getRow(tx, priceBatches, id);
    checkVersion(before, version, withPhase(before, writer.now));
    if (!OPEN.includes(before.status)) throw conflict('priceBatches.errors.notDraft');
    const after = { ...terms, ...figuresOf(evaluation.summary), status: 'draft' as const };
    await query(tx, 'delete from price_batch_items where batch_id = ?', [id]);
    await insertItems(tx, id, evaluation);
    await updateRow(tx, priceBatches, id, { ...after, updatedAt: writer.now, version: before.version + 1 });
    const changed = difference(before, after);
    if (changed) await recordActivity(tx, { ...happening(writer, before, 'edit'), ...changed });
  });
  return withPhase(await getRow(context.db, priceBatches, id), writer.now);
};

/** An upsert of rows that are there: each is found by its key, however many there are. */
const setReplaced = rowsStatement(
  { batch_id: 'integer', variant_id: 'integer', replaced: 'text' },
  (input) => `insert into price_batch_items (batch_id, variant_id, replaced, severity, edited)
    select batch_id, variant_id, replaced, 0, 0 from ${input} where true
    on conflict (batch_id, variant_id) do update set replaced = excluded.replaced`,
);

/** What a batch displaces within its window, where that is more than the price in force at its start. */
const rememberReplaced = async (tx: Db, place: Place, window: Window, variantIds: readonly number[], now: number) => {
  const stored = await loadPrices(tx, variantIds, { endingAfter: now });
  const replacedOf = (rows: readonly PriceRow[]): Replaced[] =>
    rows
      .filter((row) => row.listId === place.listId && row.minQuantity === place.minQuantity && overlaps(row, window))
      .map(({ startsAt, endsAt, amount }) => ({ startsAt, endsAt, amount }));
  await setReplaced(
    tx,
    variantIds.map((variantId) => [place.batchId, variantId, JSON.stringify(replacedOf(stored.get(variantId) ?? []))]),
  );
};
/** Variants whose displaced prices are kept in one step. */
const STEP = 500;

const leaveOut = (tx: Db, batchId: number, variantIds: readonly number[]) =>
  selectIn(
    tx,
    `update price_batch_items set new_amount = null where batch_id = ${Number(batchId)} and variant_id in (?)`,
    variantIds,
    'integer',
  );

/** Sorts out what others did meanwhile, as the author asked: refuse, leave those rows out, or take their place. */
const settleConflicts = async (tx: Db, batch: BatchRecord, place: Place, window: Window, now: number) => {
  const { conflicts, count } = await plannedConflicts(tx, place, window, now);
  const moved = (
    await movedVariants(tx, place.listId, place.minQuantity, window.startsAt, window.startsAt, batch.id)
  ).map(({ variant_id }) => variant_id);
  if (count === 0 && moved.length === 0) return;
  if (batch.request.conflicts === 'refuse') {
    if (count > 0) throw conflict(message('priceBatches.errors.planned', { smart_count: count }), { conflicts, count });
    throw conflict(message('priceBatches.errors.moved', { smart_count: moved.length }), { moved, count: moved.length });
  }
  const planned = await query<{ variant_id: number }>(
    tx,
    `select distinct i.variant_id from price_batch_items i join prices p on p.variant_id = i.variant_id
     where i.batch_id = ? and i.new_amount is not null and p.list_id = ? and p.min_quantity = ? and p.starts_at > ?
       and p.starts_at < ? and p.ends_at > ?`,
    [batch.id, place.listId, place.minQuantity, now, window.endsAt, window.startsAt],
  );
  const inTheWay = [...new Set([...planned.map(({ variant_id }) => variant_id), ...moved])];
  if (batch.request.conflicts === 'leaveOut') await leaveOut(tx, batch.id, inTheWay);
  else
    for (let at = 0; at < inTheWay.length; at += STEP)
      await rememberReplaced(tx, place, window, inTheWay.slice(at, at + STEP), now);
};

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

/** Deletes a batch that was never written. */
export const deleteBatch = async (context: Context, id: number) => {
  const writer = await writerOf(context);
  return context.transaction(async (tx) => {
    const batch = await getRow(tx, priceBatches, id);
    if (!OPEN.includes(batch.status) && batch.status !== 'submitted') throw conflict('priceBatches.errors.written');
    await query(tx, 'delete from price_batches where id = ?', [id]);
    await recordActivity(tx, happening(writer, batch, 'delete'));
    return withPhase(batch, writer.now);
  });
};
