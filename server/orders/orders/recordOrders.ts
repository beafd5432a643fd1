/** Runs the hooks and writes the activity log after orders were written. */
import type { Db } from '#db';
import { recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { afterReturns, afterSettledReturns } from '../returns/afterReturns.ts';
import { afterOrders, afterSettledOrders } from './afterOrders.ts';
import { instantsOf } from './rules.ts';
import type { Touched } from './saveOrders.ts';

/** Returns are settled after their orders, because an order may be paid or become known with this message. */
export const runHooks = async (
  tx: Db,
  writer: Writer,
  written: readonly Touched[],
  withReturns: readonly number[],
) => {
  const changes = written.map(({ id, known, rows: { row, statuses } }) => ({
    id,
    externalId: row.externalId,
    memberId: row.memberId ?? null,
    memberBefore: known?.memberId ?? null,
    status: row.status ?? 'placed',
    wasPaid: known !== undefined && known.paidAt !== null,
    statuses: instantsOf(statuses),
  }));
  const hasReturns = withReturns.length > 0;
  for (const react of afterOrders.parts) await react(tx, writer, changes);
  if (hasReturns) for (const react of afterReturns.parts) await react(tx, writer, withReturns);
  for (const react of afterSettledOrders.parts) await react(tx, writer, changes);
  if (hasReturns)
    for (const react of afterSettledReturns.parts) await react(tx, writer, withReturns);
};

export const recordWritten = (tx: Db, writer: Writer, written: readonly Touched[]) =>
  recordActivities(
    tx,
    written.map(({ id, known, rows: { row } }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'orders',
      recordId: id,
      recordName: row.externalId,
      verb: known ? 'edit' : 'create',
      ...(known && {
        before: { status: known.status, total: known.total },
        after: { status: row.status ?? 'placed', total: row.total },
      }),
    })),
  );
