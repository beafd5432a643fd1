/** Customers' messages go back to the ticket to which they were sent, once its thread is another one. */
import { and, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketMessages } from '#db/schema/service/tickets';
import { updateRow } from '../../platform/records/records.ts';

const sentElsewhere = prepared({ ids: many(ticketMessages.ticketId) }, (q, { ids }) =>
  q
    .select({
      id: ticketMessages.id,
      ticketId: ticketMessages.ticketId,
      sentToId: ticketMessages.sentToId,
    })
    .from(ticketMessages)
    .where(and(inArray(ticketMessages.ticketId, ids), isNotNull(ticketMessages.sentToId))),
);

export interface StrayMessage {
  id: number;
  ticketId: number;
  sentToId: number;
}
/** Messages of these tickets that customers sent to other ones. */
export const loadSentElsewhere = async (
  db: Db,
  ticketIds: readonly number[],
): Promise<StrayMessage[]> =>
  (await sentElsewhere(db, { ids: ticketIds })).flatMap(({ sentToId, ...message }) =>
    sentToId === null || sentToId === message.ticketId ? [] : { ...message, sentToId },
  );

export const returnMessage = (tx: Db, { id, sentToId }: StrayMessage) =>
  updateRow(tx, ticketMessages, id, { ticketId: sentToId });

/** Within a thread that is split. Returns the tickets that got something. */
export const returnMessages = async (
  tx: Db,
  threadIds: readonly number[],
  targetOf: (id: number) => number,
): Promise<ReadonlySet<number>> => {
  const stray = (await loadSentElsewhere(tx, threadIds)).filter(
    ({ ticketId, sentToId }) =>
      threadIds.includes(sentToId) && targetOf(sentToId) !== targetOf(ticketId),
  );
  for (const message of stray) await returnMessage(tx, message);
  return new Set(stray.map(({ sentToId }) => sentToId));
};
