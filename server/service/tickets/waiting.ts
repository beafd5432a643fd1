/** How long a ticket waits for its customer. */
import type { Db } from '#db';
import { hasObstacles } from './afterChanges.ts';
import type { TicketRow } from './record.ts';
import { unansweredFrom } from './rules.ts';
import { type TicketWriter, writeFields } from './step.ts';

/** As long as something of it is open, a ticket does not count as resolved because its customer is silent. */
export const settleWaiting = async (
  tx: Db,
  writer: TicketWriter,
  row: TicketRow,
): Promise<TicketRow> => {
  const isBlocked = await hasObstacles(tx, row.id, writer.now);
  const isLapsing = row.state === 'pendingCustomer' && !isBlocked;
  const unansweredAt = isLapsing ? unansweredFrom(writer.now) : null;
  return writeFields(tx, writer, row, { unansweredAt });
};
