/** A customer has one open call at a time. */
import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { loadPeople } from '../../members/people/load.ts';
import { conflict } from '../../platform/http/errors.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { isOpenAt } from '../cases/rules.ts';

const ofMembers = prepared({ memberIds: many(cases.memberId), id: cases.id }, (q, asked) =>
  q
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.kind, 'care'),
        isNull(cases.closedAt),
        inArray(cases.memberId, asked.memberIds),
        ne(cases.id, asked.id),
      ),
    ),
);
const ofTicket = prepared({ ticketId: cases.ticketId, id: cases.id }, (q, { ticketId, id }) =>
  q
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.kind, 'care'),
        isNull(cases.closedAt),
        eq(cases.ticketId, ticketId),
        ne(cases.id, id),
      ),
    ),
);

/** Of all records of the customer; of a ticket of nobody, of the ticket. */
export const refuseSecondCall = async (
  tx: Db,
  { id, memberId, ticketId }: CaseRow,
  now: number,
): Promise<void> => {
  const others =
    memberId === null
      ? await ofTicket(tx, { ticketId, id })
      : await ofMembers(tx, {
          memberIds: (await loadPeople(tx, [memberId])).recordsOf(memberId),
          id,
        });
  if (others.some((row) => isOpenAt(row, now))) throw conflict('cases.errors.secondCall');
};
