/** Links the ticket of a call with the one whose case it is about, so that each leads to the other. */
import type { CareEvent } from '#contract/service/careRules';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { cases } from '#db/schema/service/cases';
import { ticketLinks } from '#db/schema/service/tickets';
import type { Writer } from '../../platform/records/writer.ts';
import { getRow } from '../../platform/records/records.ts';
import { survivorOf } from '../tickets/thread.ts';

/** An order is named by the ticket itself. */
export const linkCause = async (
  tx: Db,
  { actor, now }: Writer,
  ticketId: number,
  { event, sourceId }: { event: CareEvent; sourceId: number },
): Promise<void> => {
  if (event === 'delivered') return;
  const cause = await getRow(tx, cases, sourceId);
  const otherId = await survivorOf(tx, cause.ticketId);
  await insertRows(tx, ticketLinks, [
    { ticketId, otherId, kind: 'causedBy' as const, createdBy: actor.name, createdAt: now },
  ]);
};
