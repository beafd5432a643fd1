/** Cases that turn out to be of another person than their ticket go on with a ticket of that person. */
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { statement } from '#db/statements';
import { updateRow } from '../../platform/records/records.ts';
import type { PersonRows } from '../tickets/personRows.ts';
import { moveToCustomer } from './customers.ts';
import { casesOf } from './history.ts';

const ticketsOf = prepared({ memberId: cases.memberId }, (q, { memberId }) =>
  q.selectDistinct({ id: cases.ticketId }).from(cases).where(eq(cases.memberId, memberId)),
);
const moveDeadlines = statement<never>(
  'update ticket_deadlines set ticket_id = ? where ticket_id = ? and subject = ?',
);

export const CASES_OF_PEOPLE: PersonRows = {
  change: moveToCustomer,
  ticketsOf: async (tx, memberId) => (await ticketsOf(tx, { memberId })).map(({ id }) => id),
  sortOut: async (tx, ticketId, ticketOf) => {
    for (const { id, number, memberId } of await casesOf(tx, [ticketId])) {
      const target = memberId === null ? ticketId : await ticketOf(memberId);
      // Without a ticket of its own person it stays where its history is.
      if (target === null || target === ticketId) continue;
      await updateRow(tx, cases, id, { ticketId: target, openedForId: target });
      await moveDeadlines(tx, target, ticketId, number);
    }
  },
};
