/** Links events to their members; events may arrive before their member. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { afterEvents, type MemberEvent } from './afterEvents.ts';
import { applyMonths } from '../sales/applyMonths.ts';
import { monthsOfEvents } from './monthsOfEvents.ts';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';

const toldColumns = {
  id: events.id,
  externalId: events.externalId,
  type: events.type,
  name: events.name,
  at: events.at,
  day: events.day,
  channel: events.channel,
  detail: events.detail,
};
const linkEvents = prepared(
  { memberId: 'number', memberExternalId: events.memberExternalId },
  (q, { memberId, memberExternalId }) =>
    q
      .update(events)
      .set({ memberId })
      .where(and(eq(events.memberExternalId, memberExternalId), isNull(events.memberId)))
      .returning(toldColumns),
);

export const linkEventsToMembers = async (
  tx: Db,
  writer: Writer,
  members: readonly NewMember[],
): Promise<void> => {
  const linked: (MemberEvent & { day: string })[] = [];
  for (const { id, externalId } of members)
    for (const event of await linkEvents(tx, { memberId: id, memberExternalId: externalId }))
      linked.push({ memberId: id, ...event });
  if (linked.length === 0) return;
  await applyMonths(tx, monthsOfEvents(linked));
  for (const react of afterEvents.parts) await react(tx, writer, linked);
};
