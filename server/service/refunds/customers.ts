/** Refunds are of whose order they are: the tickets on which they are granted are of the same person. */
import { eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { refunds } from '#db/schema/service/refunds';
import type { Db } from '#db';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson } from '../tickets/customers.ts';
import type { CustomerChange, PersonRows } from '../tickets/personRows.ts';
import { threadOf } from '../tickets/thread.ts';

const onTickets = prepared({ ids: many(refunds.ticketId) }, (q, { ids }) =>
  q
    .select({ id: refunds.id, memberId: refunds.memberId, version: refunds.version })
    .from(refunds)
    .where(inArray(refunds.ticketId, ids)),
);
const ticketsOf = prepared({ memberId: refunds.memberId }, (q, { memberId }) =>
  q.selectDistinct({ id: refunds.ticketId }).from(refunds).where(eq(refunds.memberId, memberId)),
);

/** 422 where refunds of the former customer were granted on the ticket. */
const refuseRefundsOfOther = async (
  tx: Db,
  _writer: Writer,
  { threadIds, memberId }: CustomerChange,
): Promise<void> => {
  if (memberId === null) return;
  const owners = (await onTickets(tx, { ids: threadIds })).flatMap((row) => row.memberId ?? []);
  if (!(await areOnePerson(tx, [memberId, ...owners])))
    throw invalid({ memberId: 'tickets.errors.workOfOther' });
};

export const REFUNDS_OF_PEOPLE: PersonRows = {
  change: refuseRefundsOfOther,
  ticketsOf: async (tx, memberId) =>
    (await ticketsOf(tx, { memberId })).flatMap(({ id }) => id ?? []),
  sortOut: async (tx, ticketId, ticketOf) => {
    const ids = await threadOf(tx, ticketId);
    for (const { id, memberId, version } of await onTickets(tx, { ids })) {
      const target = memberId === null ? ticketId : await ticketOf(memberId);
      if (target !== ticketId)
        await updateRow(tx, refunds, id, {
          ticketId: target,
          grantedForId: target,
          version: version + 1,
        });
    }
  },
};
