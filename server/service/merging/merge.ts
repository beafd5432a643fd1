/** Merges a ticket into another one: it only points there, and both threads are read as one. */
import { eq } from 'drizzle-orm';
import type { TicketMerger } from '#contract/service/merging';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import type { TicketRow } from '../tickets/record.ts';
import { decide, statusAt } from '../tickets/rules.ts';
import { type Acting, LEAVING, openTicket, permit, takeStep } from '../tickets/step.ts';

const pointElsewhere = prepared(
  { from: tickets.mergedIntoId, mergedIntoId: tickets.mergedIntoId },
  (q, { from, mergedIntoId }) =>
    q.update(tickets).set({ mergedIntoId }).where(eq(tickets.mergedIntoId, from)),
);

/** The one that stays is another one, of the same customer with all that was merged into it, and can still be answered. */
const checkSurvivor = async (
  tx: Db,
  { id }: TicketRow,
  intoId: number,
  now: number,
): Promise<void> => {
  const survivor = await findRow(tx, tickets, intoId);
  if (!survivor) throw invalid({ intoId: 'errors.notFound' });
  if (survivor.id === id) throw invalid({ intoId: 'tickets.errors.mergedIntoItself' });
  if (!decide(statusAt(survivor, now).status, 'reply', 'agent').isAllowed)
    throw invalid({ intoId: 'tickets.errors.survivorEnded' });
  for (const one of [id, intoId]) await refuseErasedCustomer(tx, one);
  const memberIds = [
    ...(await loadThreadMembers(tx, id)),
    ...(await loadThreadMembers(tx, intoId)),
  ];
  if (!(await areOnePerson(tx, memberIds)))
    throw invalid({ intoId: 'tickets.errors.otherCustomer' });
};

export const mergeTicket = async (
  tx: Db,
  writer: Acting,
  id: number,
  { intoId, version }: TicketMerger,
): Promise<TicketRow> => {
  const row = await openTicket(tx, writer, id, version);
  permit(row, 'merge', writer);
  await checkSurvivor(tx, row, intoId, writer.now);
  // Those that were merged into it go on there too: nothing has to be followed twice.
  await pointElsewhere(tx, { from: id, mergedIntoId: intoId });
  return takeStep(tx, writer, row, {
    action: 'merge',
    verb: 'merge',
    values: { ...LEAVING, state: 'merged', mergedIntoId: intoId },
  });
};
