/** What is evidence in a dispute, or on legal hold, stays as it is: words of its ticket, and of what the same order was refunded. */
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { refunds } from '#db/schema/service/refunds';
import { statement } from '#db/statements';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { refuseHeldWords } from '../disputes/holds.ts';
import { refuseLegallyHeld } from '../retention/holds.ts';
import type { WordPlace } from './parts.ts';

const heldByOrder = statement<{ n: number }>(
  `select count(*) as n from disputes d join cases c on c.id = d.case_id
   where c.order_external_id = ? and (c.closed_at is null or d.hold_until > ?)`,
);

const refuseHeldOrder = async (tx: Db, order: string | null, now: number): Promise<void> => {
  if (order !== null && Number((await heldByOrder(tx, order, now))[0]?.n ?? 0) > 0)
    throw conflict('tickets.errors.heldWords');
};

const refuseHeldTicket = async (tx: Db, ticketId: number, now: number): Promise<void> => {
  await refuseHeldWords(tx, ticketId, now);
  await refuseLegallyHeld(tx, ticketId);
};

/** 409 while the ticket is on legal hold, or a dispute about the ticket or the order is open, or held after it was withdrawn. */
export const refuseHeld = async (
  tx: Db,
  { resource, recordId }: WordPlace,
  now: number,
): Promise<void> => {
  if (resource === 'tickets') return refuseHeldTicket(tx, recordId, now);
  const { ticketId, orderExternalId } =
    resource === 'cases' ? await getRow(tx, cases, recordId) : await getRow(tx, refunds, recordId);
  if (ticketId !== null) await refuseHeldTicket(tx, ticketId, now);
  await refuseHeldOrder(tx, orderExternalId, now);
};
