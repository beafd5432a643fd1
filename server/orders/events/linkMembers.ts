/** Links events to their members; events may arrive before their member. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';

const linkEvents = prepared(
  { memberId: events.memberId, memberExternalId: events.memberExternalId },
  (q, { memberId, memberExternalId }) =>
    q
      .update(events)
      .set({ memberId })
      .where(and(eq(events.memberExternalId, memberExternalId), isNull(events.memberId))),
);

export const linkEventsToMembers = async (
  tx: Db,
  _writer: Writer,
  members: readonly NewMember[],
): Promise<void> => {
  for (const { id, externalId } of members) {
    await linkEvents(tx, { memberId: id, memberExternalId: externalId });
  }
};
