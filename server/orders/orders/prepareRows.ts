/**
 * Prepares the rows of new or changed orders: looks up members and variants, and keeps what stored orders must not
 * lose.
 */
import type { Db } from '#db';
import { together } from '#db/together';
import { loadVariantsBySku } from '../../catalog/products/variants.ts';
import { findOrCreateMembers } from '../../members/members/memberIds.ts';
import { newestClock } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadBundles } from '../sales/bundles.ts';
import { type KnownOrder, loadStoredLines, loadStatuses } from './known.ts';
import { mergeStatuses } from './rules.ts';
import { type OrderWrite, toOrderRows } from './toRows.ts';

/** An order to write with the stored one; no `known` for a new order. */
export interface Incoming {
  write: OrderWrite;
  hash: string;
  known: KnownOrder | undefined;
}

/** The rows of these orders, and what the stored ones contributed to the figures so far. */
export const prepareRows = async (
  tx: Db,
  writer: Writer,
  incoming: readonly Incoming[],
  editedIds: readonly number[],
) => {
  const writes = incoming.map(({ write }) => write);
  const [memberIds, findVariant] = await together([
    findOrCreateMembers(
      tx,
      writer,
      writes.map(({ memberExternalId }) => memberExternalId),
    ),
    loadVariantsBySku(
      tx,
      writes.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
    ),
  ]);
  const [before, linesBefore, earlier] = await together([
    loadBundles(tx, { orderIds: editedIds }),
    loadStoredLines(tx, editedIds),
    loadStatuses(tx, editedIds),
  ]);
  const prepared = incoming.map(({ write, hash, known }) => {
    const { memberExternalId } = write;
    const memberId = memberExternalId === null ? null : (memberIds.get(memberExternalId) ?? null);
    const clock = newestClock(write.updatedAt, known?.sourceUpdatedAt);
    const statuses = mergeStatuses((known && earlier.get(known.id)) ?? new Map(), {
      statuses: write.statuses,
      clock,
    });
    const context = {
      writer,
      findVariant,
      stored: (known && linesBefore.get(known.id)) ?? [],
      lastLineNumber: known?.lastLineNumber ?? 0,
      known,
    };
    return { known, rows: toOrderRows(write, { statuses, memberId, hash, clock }, context) };
  });
  return { before, prepared };
};
