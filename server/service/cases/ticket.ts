/** The ticket of a case: it is live as long as a case of it is open. */
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import { decide, statusAt } from '../tickets/rules.ts';
import type { TicketRow } from '../tickets/record.ts';
import { openTicket } from '../tickets/step.ts';
import { settleWaiting } from '../tickets/waiting.ts';
import type { CaseActing } from './caseKinds.ts';

/** No party of tickets: a case moves no status by itself. */
const onTicket = (acting: CaseActing) => ({ ...acting, party: null });

/** A ticket on which work goes on; 409 for one that has ended. */
export const openLiveTicket = async (
  tx: Db,
  acting: CaseActing,
  id: number,
): Promise<TicketRow> => {
  const row = await openTicket(tx, onTicket(acting), id);
  const { status } = statusAt(row, acting.now);
  if (!decide(status, 'resolve', 'manager').isAllowed)
    throw conflict(`tickets.errors.not.${status}`);
  return row;
};

/** After a case was opened or has ended: whether the silence of the customer resolves the ticket. */
export const settleTicket = async (tx: Db, acting: CaseActing, id: number): Promise<void> => {
  const row = await openTicket(tx, onTicket(acting), id);
  if (row.state === 'pendingCustomer') await settleWaiting(tx, onTicket(acting), row);
};
