/** Loads what members did in the shop in a period, as far as rules reward it. */
import { and, asc, eq, gte, inArray, lt, or } from 'drizzle-orm';
import { EARN_TRIGGERS } from '#contract/members/earnRules';
import type { EventType } from '#contract/orders/events';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { referrals } from '#db/schema/members/activity';
import { events } from '#db/schema/orders/events';
import { hasPointsOf, isTrigger, subjectOf } from '../earning/earnByEvents.ts';
import { addSignIns } from './loadSignIns.ts';
import type { Add, Period } from './past.ts';

const eventsOf = prepared(
  {
    memberIds: many(events.memberId),
    types: many(events.type),
    from: events.at,
    until: events.at,
  },
  (q, { memberIds, types, from, until }) =>
    q
      .select({
        id: events.id,
        externalId: events.externalId,
        memberId: events.memberId,
        type: events.type,
        name: events.name,
        at: events.at,
        day: events.day,
        channel: events.channel,
        detail: events.detail,
      })
      .from(events)
      .where(
        and(
          inArray(events.memberId, memberIds),
          inArray(events.type, types),
          gte(events.at, from),
          lt(events.at, until),
        ),
      )
      .orderBy(asc(events.at), asc(events.id)),
);
export type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];
const referralsOf = prepared(
  {
    memberIds: many(referrals.referrerId),
    state: referrals.state,
    from: referrals.registeredAt,
    until: referrals.registeredAt,
  },
  (q, { memberIds, state, from, until }) =>
    q
      .select({
        id: referrals.id,
        referrerId: referrals.referrerId,
        refereeId: referrals.refereeId,
        channel: referrals.channel,
        registeredAt: referrals.registeredAt,
      })
      .from(referrals)
      .where(
        and(
          or(inArray(referrals.referrerId, memberIds), inArray(referrals.refereeId, memberIds)),
          eq(referrals.state, state),
          gte(referrals.registeredAt, from),
          lt(referrals.registeredAt, until),
        ),
      ),
);

/** Events of these types are rewarded as they are; the others are told by referrals and by members. */
const AS_THEY_ARE: readonly EventType[] = ['review_approved', 'share', 'activity_entry', 'custom'];

const addEvents = (rows: readonly EventRow[], add: Add) => {
  for (const row of rows) {
    const { memberId, type, at, channel, externalId } = row;
    if (memberId === null || !isTrigger(type)) continue;
    const event = {
      trigger: type,
      subject: subjectOf(row),
      hasPoints: hasPointsOf(row),
      channel,
      source: 'event' as const,
      sourceId: externalId,
    };
    add(memberId, { kind: 'event', at, knownAt: at, event });
  }
};

const addReferrals = (rows: Awaited<ReturnType<typeof referralsOf>>, add: Add) => {
  for (const { id, referrerId, refereeId, channel, registeredAt } of rows) {
    const at = registeredAt ?? 0;
    const event = {
      trigger: 'referral' as const,
      subject: null,
      channel,
      source: 'referral' as const,
      sourceId: String(id),
    };
    add(referrerId, { kind: 'event', at, knownAt: at, event });
    add(refereeId, { kind: 'event', at, knownAt: at, event: { ...event, isReferee: true } });
  }
};

/** The instants at which members registered, of those of this period; `told`: the members of the store with theirs. */
const addRegistrations = (
  rows: readonly EventRow[],
  told: ReadonlyMap<number, number | null>,
  { fromAt, untilAt }: Period,
  add: Add,
) => {
  const first = new Map<number, number>();
  for (const { memberId, type, at } of rows)
    if (memberId !== null && type === 'registration' && !first.has(memberId))
      first.set(memberId, at);
  for (const [memberId, joinedAt] of told) {
    const at = joinedAt ?? first.get(memberId);
    if (at === undefined || at < fromAt || at >= untilAt) continue;
    const event = {
      trigger: 'registration' as const,
      subject: null,
      channel: null,
      source: 'event' as const,
      sourceId: 'registration',
    };
    add(memberId, { kind: 'event', at, knownAt: at, event });
  }
};

/** `registered`: these members, with the instant at which they registered where the store has said it. */
export const addEventsOf = async (
  db: Db,
  registered: ReadonlyMap<number, number | null>,
  period: Period,
  add: Add,
) => {
  const { fromAt: from, untilAt: until } = period;
  const memberIds = [...registered.keys()];
  const types = EARN_TRIGGERS.filter((type) => type !== 'order');
  const rows = await eventsOf(db, { memberIds, types, from, until });
  await addSignIns(db, rows, memberIds, period, add);
  addEvents(
    rows.filter(({ type }) => AS_THEY_ARE.includes(type)),
    add,
  );
  addReferrals(await referralsOf(db, { memberIds, state: 'registered', from, until }), add);
  addRegistrations(rows, registered, period, add);
};
