/** Tells the store's own systems which returns were recorded and decided on. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { returns } from '#db/schema/orders/returns';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { Writer } from '../../platform/records/writer.ts';

const returnsById = prepared({ ids: many(returns.id) }, (q, { ids }) =>
  q
    .select({
      id: returns.id,
      version: returns.version,
      externalId: returns.externalId,
      orderExternalId: returns.orderExternalId,
      returnedAt: returns.returnedAt,
      amount: returns.amount,
      shipping: returns.shipping,
      review: returns.review,
    })
    .from(returns)
    .where(inArray(returns.id, ids)),
);

/** New and corrected returns, when they were reviewed. Returns of an imported history are told to nobody. */
export const tellRecorded = async (tx: Db, writer: Writer, ids: readonly number[]) => {
  if (writer.actor.kind !== 'key') return;
  await recordEvents(tx, writer, 'return.recorded', async () =>
    (await returnsById(tx, { ids })).map(({ id, version, ...data }) => ({
      at: writer.now,
      key: [id, version].join('/'),
      data: { ...data, isCorrection: version > 1 },
    })),
  );
};

/** Returns whose review a message about their order changed, or another return of it. */
export const tellReviewed = async (tx: Db, writer: Writer, ids: readonly number[]) => {
  if (writer.actor.kind !== 'key' || ids.length === 0) return;
  await recordEvents(tx, writer, 'return.recorded', async () =>
    (await returnsById(tx, { ids })).map(({ id, version, ...data }) => ({
      at: writer.now,
      key: [id, version, data.review, writer.now].join('/'),
      data: { ...data, isCorrection: true },
    })),
  );
};

/** A person's decision on a return beyond what was ordered. */
export const tellDecided = (tx: Db, writer: Writer, id: number): Promise<void> =>
  recordEvents(tx, writer, 'return.decided', async () =>
    (await returnsById(tx, { ids: [id] })).map(({ version, ...row }) => ({
      at: writer.now,
      key: [id, version].join('/'),
      data: {
        externalId: row.externalId,
        orderExternalId: row.orderExternalId,
        amount: row.amount,
        shipping: row.shipping,
        decision: row.review,
      },
    })),
  );
