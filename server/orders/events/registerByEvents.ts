/** A registration event says when a member registered of whom the store has not said it. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { events } from '#db/schema/orders/events';
import { announceNewMembers } from '../../members/members/announceNewMembers.ts';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberEvent } from './afterEvents.ts';

const registered = prepared(
  { ids: many(members.id), provisional: members.provisional, type: events.type },
  (q, { ids, provisional, type }) =>
    q
      .select({ id: members.id, externalId: members.externalId, at: events.at })
      .from(members)
      .innerJoin(events, eq(events.memberId, members.id))
      .where(
        and(
          inArray(members.id, ids),
          isNull(members.joinedAt),
          eq(members.provisional, provisional),
          eq(events.type, type),
        ),
      )
      .orderBy(asc(events.at), asc(events.id)),
);

const register = async (tx: Db, writer: Writer, memberIds: readonly number[]): Promise<void> => {
  if (memberIds.length === 0) return;
  const told = new Map<number, NewMember>();
  const asked = { ids: [...new Set(memberIds)], provisional: false, type: 'registration' } as const;
  for (const { id, externalId, at } of await registered(tx, asked))
    if (!told.has(id)) told.set(id, { id, externalId, registeredAt: at });
  // What the store says itself later still holds: the field keeps its clock.
  for (const { id, registeredAt } of told.values())
    await updateRow(tx, members, id, { joinedAt: registeredAt });
  if (told.size > 0) await announceNewMembers(tx, writer, [...told.values()]);
};

export const registerByEvents = (tx: Db, writer: Writer, written: readonly MemberEvent[]) =>
  register(
    tx,
    writer,
    written.filter(({ type }) => type === 'registration').map(({ memberId }) => memberId),
  );

/** Of members who become known after their event, also by a file: the shop sent the event as it happened. */
export const registerNewMembers = (tx: Db, writer: Writer, created: readonly NewMember[]) =>
  register(
    tx,
    { ...writer, isHistory: false },
    created.filter(({ registeredAt }) => registeredAt === null).map(({ id }) => id),
  );
