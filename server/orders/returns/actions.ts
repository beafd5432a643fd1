/** Writes returns from the store's systems with their lines, and updates the figures. */
import type { ReturnInput } from '#contract/orders/returns';
import type { FieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { isOutdated } from '../../platform/records/sourceClock.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { settleReturns } from './afterReturns.ts';
import { loadKnownReturns } from './known.ts';
import { refreshReturned } from './refreshReturned.ts';
import { refusalsOf } from './refusals.ts';
import { reviewReturns } from './reviewReturns.ts';
import {
  deleteLines,
  type Incoming,
  loadContext,
  loadNameableLines,
  saveReturns,
} from './saveReturns.ts';
import { recordWritten } from './recordReturns.ts';
import { tellRecorded, tellReviewed } from './tellReturns.ts';

/** A row that was written, or why it was refused. */
export type ReturnResult = RowResult | { errors: FieldErrors };
/**
 * `isTold`: the caller records what it did, as it is one write with the return; `isOwn`: it tells the figures of a refund
 * made here.
 */
interface Options {
  isTold?: boolean;
  isOwn?: boolean;
}
const NONE = { written: [], refused: new Map<string, FieldErrors>() };

const hasChanged = ({ input, hash, known }: Incoming): boolean =>
  !known || (known.contentHash !== hash && !isOutdated(input.updatedAt, known.sourceUpdatedAt));

/** Writes returns; each must be new or changed and must occur only once. */
const writeReturns = async (
  tx: Db,
  writer: Writer,
  sent: readonly Incoming[],
  { isTold, isOwn = false }: Options,
) => {
  const refused = await refusalsOf(
    tx,
    sent.map(({ input }) => input),
    isOwn,
  );
  const incoming = sent.filter(({ input }) => !refused.has(input.externalId));
  if (incoming.length === 0) return { written: [], refused };
  const inputs = incoming.map(({ input }) => input);
  const orderLines = await loadNameableLines(tx, inputs);
  const context = await loadContext(tx, writer, inputs, orderLines);
  const edited = incoming.flatMap(({ known }) => known ?? []);
  const editedIds = edited.map(({ id }) => id);
  const orderIds = [
    ...new Set([
      ...edited.flatMap(({ orderId }) => orderId ?? []),
      ...[...context.orders.values()].map(({ id }) => id),
    ]),
  ];
  const before = await loadBundles(tx, { orderIds, returnIds: editedIds });
  await deleteLines(tx, { returnIds: editedIds });
  const written = await saveReturns(tx, incoming, context);
  const newClaims = written.flatMap(({ id, isNewClaim }) => (isNewClaim ? id : []));
  const reviewed = await reviewReturns(tx, orderIds, writer.settings.timeZone, newClaims);
  const returnIds = written.map(({ id }) => id);
  const after = await loadBundles(tx, { orderIds, returnIds });
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
  await refreshReturned(tx, orderIds);
  await settleReturns(tx, writer, orderIds);
  if (!isTold) await recordWritten(tx, writer, written);
  await tellRecorded(tx, writer, returnIds);
  await tellReviewed(
    tx,
    writer,
    reviewed.filter((id) => !returnIds.includes(id)),
  );
  return { written, refused };
};

const upsertWave = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
  options: Options,
): Promise<ReturnResult[]> => {
  const known = await loadKnownReturns(
    tx,
    inputs.map(({ externalId }) => externalId),
  );
  const changed = inputs
    .map((input) => ({ input, hash: contentHash(input), known: known.get(input.externalId) }))
    .filter(hasChanged);
  const { written, refused } =
    changed.length === 0 ? NONE : await writeReturns(tx, writer, changed, options);
  const results = new Map(
    written.map(({ id, externalId, known: before }): [string, RowResult] => [
      externalId,
      { externalId, id, outcome: before ? 'updated' : 'created' },
    ]),
  );
  return inputs.map(({ externalId }) => {
    const errors = refused.get(externalId);
    if (errors) return { errors };
    return (
      results.get(externalId) ?? {
        externalId,
        id: known.get(externalId)?.id ?? 0,
        outcome: 'unchanged',
      }
    );
  });
};

/** Creates or updates returns by the store's id; the order may arrive later. Refuses those that name a line of no order. */
export const upsertReturns = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ReturnInput[],
  options: Options = {},
): Promise<ReturnResult[]> => {
  const results = new Map<ReturnInput, ReturnResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave, options);
    wave.forEach((input, index) => results.set(input, outcomes[index] as ReturnResult));
  }
  return inputs.map((input) => results.get(input) as ReturnResult);
};
