/** Takes back single prices that staff added or ended, through the same guards as their dialogs. */
import { FOREVER, PriceInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prices } from '#db/schema/pricing/prices';
import { conflict } from '../platform/http/errors.ts';
import { findRow } from '../platform/records/records.ts';
import type { Writer } from '../platform/records/writer.ts';
import { refuseChanged } from '../platform/undo/refuseChanged.ts';
import type { RecordedChange, Undoer } from '../platform/undo/undoers.ts';
import { createPrice } from './prices/actions.ts';
import { endPrice } from './prices/endPrice.ts';

/** Ends an added price; a base price gives way to the one before it. */
const takeBack = async (tx: Db, writer: Writer, change: RecordedChange) => {
  const id = Number(change.recordId);
  const price = await findRow(tx, prices, id);
  if (!price) throw conflict('undo.errors.changedSince');
  const { amount, startsAt, endsAt } = change.after ?? {};
  // A price that another one has divided since is not as it was added.
  refuseChanged(price, { ...change, after: { amount, startsAt, endsAt: endsAt ?? FOREVER } });
  await endPrice(tx, writer, id, { mayBeInForce: true });
};

/** Adds an ended price again; one that has begun holds from now on. */
const bringBack = async (tx: Db, writer: Writer, { recordId, before }: RecordedChange) => {
  const price = PriceInput.parse(before);
  const startsAt = price.startsAt !== null && price.startsAt > writer.now ? price.startsAt : null;
  await createPrice(tx, writer, { ...price, startsAt }, { loggedAs: Number(recordId) });
};

export const UNDOERS: readonly Undoer[] = [
  { resource: 'prices', verb: 'create', action: 'delete', undo: takeBack },
  { resource: 'prices', verb: 'delete', action: 'create', undo: bringBack },
];
