/** A grave complaint makes its ticket grave. */
import type { Db } from '#db';
import { openTicket, writeFields } from '../tickets/step.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';

/** The ticket has its severity; danger to people makes it the most urgent. */
export const raiseTicket = async (
  tx: Db,
  acting: CaseActing,
  { ticketId }: CaseRow,
  { severity, isSafety }: { severity: number; isSafety: boolean },
): Promise<void> => {
  const writer = { ...acting, party: null };
  const ticket = await openTicket(tx, writer, ticketId);
  const priority = isSafety ? 'P1' : ticket.priority;
  if (ticket.severity !== severity || ticket.priority !== priority)
    await writeFields(tx, writer, ticket, { severity, priority });
};
