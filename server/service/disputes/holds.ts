/** What a dispute keeps from ending: erasing its customer, and resolving tickets that are linked with its ticket. */
import type { Db } from '#db';
import { statement } from '#db/statements';

const OPEN = `c.kind = 'dispute' and c.closed_at is null`;
const heldBy = statement<{ n: number }>(
  `select count(*) as n from cases c join disputes d on d.case_id = c.id
   where c.kind = 'dispute' and c.member_id = ? and (c.closed_at is null or d.hold_until > ?)`,
);
const linkedWith = statement<{ n: number }>(
  `select count(*) as n from cases c where ${OPEN} and c.ticket_id in (
     select l.other_id from ticket_links l where l.ticket_id = ?
     union select l.ticket_id from ticket_links l where l.other_id = ?)`,
);

/** No stage in which a dispute ends comes by time alone: the stored instant says it. */
export const countHolds = async (db: Db, memberId: number, now: number): Promise<number> =>
  Number((await heldBy(db, memberId, now))[0]?.n ?? 0);

export const findLinkedDispute = async (tx: Db, ticketId: number): Promise<string | null> =>
  Number((await linkedWith(tx, ticketId, ticketId))[0]?.n ?? 0) > 0
    ? 'tickets.errors.linkedDispute'
    : null;
