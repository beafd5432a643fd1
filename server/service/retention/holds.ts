/** Legal holds: as long as there is one, nothing of a ticket is taken away. */
import { eq, inArray } from 'drizzle-orm';
import type { LegalHold, LegalHoldInput } from '#contract/service/retention';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { ticketHolds } from '#db/schema/service/retention';
import { tickets } from '#db/schema/service/tickets';
import { statement } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { idsFor } from '../../platform/personalData/memberTables.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { activityEntry } from '../tickets/record.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';

const holdOf = prepared({ ticketId: ticketHolds.ticketId }, (q, { ticketId }) =>
  q
    .select({
      reason: ticketHolds.reason,
      createdBy: ticketHolds.createdBy,
      createdAt: ticketHolds.createdAt,
    })
    .from(ticketHolds)
    .where(eq(ticketHolds.ticketId, ticketId)),
);
const remove = prepared({ ticketId: ticketHolds.ticketId }, (q, { ticketId }) =>
  q.delete(ticketHolds).where(eq(ticketHolds.ticketId, ticketId)),
);
const heldAmong = prepared({ ids: many(ticketHolds.ticketId) }, (q, { ids }) =>
  q
    .select({ id: ticketHolds.id })
    .from(ticketHolds)
    .where(inArray(ticketHolds.ticketId, ids))
    .limit(1),
);

/** Null where there is none; 404 for an unknown ticket. */
export const loadHold = async (db: Db, ticketId: number): Promise<LegalHold | null> => {
  await getRow(db, tickets, ticketId);
  return (await holdOf(db, { ticketId }))[0] ?? null;
};

const log = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  { isHeld, reason }: { isHeld: boolean; reason: string | null },
) =>
  recordActivity(tx, {
    ...activityEntry(writer, await getRow(tx, tickets, ticketId)),
    verb: 'edit',
    before: { isHeld: !isHeld },
    after: { isHeld },
    reason,
  });

export const beginHold = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  { reason }: LegalHoldInput,
): Promise<void> => {
  await refuseErasedCustomer(tx, ticketId);
  if (await loadHold(tx, ticketId)) throw conflict('serviceRetention.errors.heldAlready');
  const { actor, now } = writer;
  await insertRows(tx, ticketHolds, [{ ticketId, reason, createdBy: actor.name, createdAt: now }]);
  await log(tx, writer, ticketId, { isHeld: true, reason });
};

export const endHold = async (tx: Db, writer: Writer, ticketId: number): Promise<void> => {
  if (!(await loadHold(tx, ticketId))) throw conflict('serviceRetention.errors.notHeld');
  await remove(tx, { ticketId });
  await log(tx, writer, ticketId, { isHeld: false, reason: null });
};

/** 409 where words of the thread are held. */
export const refuseLegallyHeld = async (db: Db, ticketId: number): Promise<void> => {
  const ids = await threadOf(db, await survivorOf(db, ticketId));
  if ((await heldAmong(db, { ids })).length > 0)
    throw conflict('serviceRetention.errors.heldWords');
};

/** How many tickets of a member are held: an erasure waits for them. `of`: which tickets are the member's. */
export const countLegalHolds = (of: string) => {
  const held = statement<{ n: number }>(
    `select count(*) as n from ticket_holds where ticket_id in (select id from tickets where ${of})`,
  );
  return async (db: Db, memberId: number): Promise<number> =>
    Number((await held(db, ...idsFor(of, memberId)))[0]?.n ?? 0);
};
