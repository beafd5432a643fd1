/**
 * What a dispute keeps as it is: the words and the customer of its ticket, and tickets that people have linked with it. An
 * erasure waits for it as well.
 */
import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Obstacle } from '#contract/service/obstacles';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { disputes } from '#db/schema/service/disputes';
import { statement } from '#db/statements';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { idsFor } from '../../platform/personalData/memberTables.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CustomerChange, PersonRows } from '../tickets/personRows.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';

const OPEN = `c.kind = 'dispute' and c.closed_at is null`;
/** A rule has linked the ticket of a call in the same instant in which it decided on the call. */
const BY_RULE = `l.kind = 'causedBy' and exists (
  select 1 from cases m join care_decisions p on p.case_id = m.id
   where m.ticket_id = l.ticket_id and p.at = l.created_at)`;
const linkedWith = statement<{ id: number; number: string }>(
  `select c.id as id, c.number as number from cases c where ${OPEN} and c.ticket_id in (
     select l.other_id from ticket_links l where l.ticket_id = ? and not (${BY_RULE})
     union select l.ticket_id from ticket_links l where l.other_id = ? and not (${BY_RULE}))
   order by c.id`,
);

/** No stage in which a dispute ends comes by time alone: the stored instant says it. `of`: which cases are the member's. */
export const countHolds = (of: string) => {
  const held = statement<{ n: number }>(
    `select count(*) as n from disputes d join cases c on c.id = d.case_id
     where (c.closed_at is null or d.hold_until > ?) and c.id in (select id from cases where ${of})`,
  );
  return async (db: Db, memberId: number, now: number): Promise<number> =>
    Number((await held(db, now, ...idsFor(of, memberId)))[0]?.n ?? 0);
};

const heldIn = prepared(
  { ticketIds: many(cases.ticketId), now: disputes.holdUntil },
  (q, { ticketIds, now }) =>
    q
      .select({ id: cases.id })
      .from(disputes)
      .innerJoin(cases, eq(cases.id, disputes.caseId))
      .where(
        and(
          inArray(cases.ticketId, ticketIds),
          or(isNull(cases.closedAt), gt(disputes.holdUntil, now)),
        ),
      ),
);
const isHeld = async (db: Db, ticketId: number, now: number): Promise<boolean> => {
  const ticketIds = await threadOf(db, await survivorOf(db, ticketId));
  return (await heldIn(db, { ticketIds, now })).length > 0;
};

/** 409 where words of the thread are evidence in a dispute. */
export const refuseHeldWords = async (db: Db, ticketId: number, now: number): Promise<void> => {
  if (await isHeld(db, ticketId, now)) throw conflict('tickets.errors.heldWords');
};

/** 422 where another customer than that of a dispute is named. */
const refuseHeldCustomer = async (
  tx: Db,
  { now }: Writer,
  { before, isSamePerson }: CustomerChange,
): Promise<void> => {
  if (before.memberId === null || isSamePerson) return;
  if (await isHeld(tx, before.id, now)) throw invalid({ memberId: 'tickets.errors.heldCustomer' });
};

export const DISPUTES_OF_PEOPLE: PersonRows = { change: refuseHeldCustomer };

export const findLinkedDispute = async (tx: Db, ticketId: number): Promise<Obstacle[]> =>
  (await linkedWith(tx, ticketId, ticketId)).map(({ id, number }) => ({
    message: 'tickets.errors.linkedDispute',
    resource: 'cases',
    id: Number(id),
    name: number,
  }));
