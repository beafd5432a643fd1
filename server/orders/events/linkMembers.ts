/** Links events to their members; events may arrive before their member. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { preparedRows } from '#db/preparedRows';
import { members } from '#db/schema/members/members';
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
// No column of the rows is named like one of the events, which `returning` could not tell apart.
const linkEvents = preparedRows(
  { knownAs: members.externalId, linkedTo: members.id },
  {},
  (q, { rows, input }) =>
    q
      .update(events)
      .set({ memberId: sql`${input.linkedTo}` })
      .from(rows)
      .where(and(eq(events.memberExternalId, input.knownAs), isNull(events.memberId)))
      .returning({ ...toldColumns, memberExternalId: events.memberExternalId }),
);

export const linkEventsToMembers = async (
  tx: Db,
  writer: Writer,
  created: readonly NewMember[],
): Promise<void> => {
  const idOf = new Map(created.map(({ id, externalId }) => [externalId, id]));
  const rows = await linkEvents(
    tx,
    [...idOf].map(([knownAs, linkedTo]) => ({ knownAs, linkedTo })),
  );
  const linked = rows.flatMap(
    ({ memberExternalId, ...event }): (MemberEvent & { day: string })[] => {
      const memberId = idOf.get(memberExternalId ?? '');
      return memberId === undefined ? [] : [{ memberId, ...event }];
    },
  );
  if (linked.length === 0) return;
  await applyMonths(tx, monthsOfEvents(linked));
  // The shop sent them as they happened, whoever makes their member known now.
  const teller = { ...writer, isHistory: false };
  for (const react of afterEvents.parts) await react(tx, teller, linked);
};
