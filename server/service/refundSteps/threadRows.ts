/** Refunds of merged tickets go on with the ticket that stays, and come back with theirs where it is split again. */
import { statement } from '#db/statements';
import type { ThreadRows } from '../tickets/afterChanges.ts';

const moveAll = statement<never>('update refunds set ticket_id = ? where ticket_id = ?');
const moveOwn = statement<never>(
  'update refunds set ticket_id = ? where ticket_id = ? and granted_for_id = ?',
);

export const REFUND_ROWS: ThreadRows = {
  merge: (tx, { sourceId, targetId }) => moveAll(tx, targetId, sourceId),
  split: (tx, { sourceId, ticketId, targetId }) => moveOwn(tx, targetId, sourceId, ticketId),
};
