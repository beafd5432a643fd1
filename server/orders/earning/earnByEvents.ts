/** Credits what members earn with events of their behaviour. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { EARN_TRIGGERS, type EarnTrigger } from '#contract/members/earnRules';
import { GIVEN_BY_ACTIVITY } from '#contract/orders/events';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { earnApprovals } from '#db/schema/orders/earning';
import { events as eventTable } from '#db/schema/orders/events';
import { loadEarningMembers } from '../../members/earning/facts.ts';
import { give } from '../../members/earning/give.ts';
import type { Happening } from '../../members/earning/eventGifts.ts';
import { giftsOf } from '../../members/earning/happenings.ts';
import { openProgramme } from '../../members/earning/programme.ts';
import { isLate, type Programme } from '../../members/earning/versions.ts';
import { rewardSignIns } from '../../members/earning/signIns.ts';
import { earnRegistrations } from '../../members/referrals/earnRegistrations.ts';
import { recordReferrals } from '../../members/referrals/recordReferrals.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { MemberEvent } from '../events/afterEvents.ts';

const TRIGGERS: ReadonlySet<string> = new Set(EARN_TRIGGERS.filter((one) => one !== 'order'));
export const isTrigger = (type: string): type is EarnTrigger => TRIGGERS.has(type);

/** Of a custom event its name, of an entry the store's key of the activity. */
export const subjectOf = ({
  type,
  name,
  detail,
}: Pick<MemberEvent, 'type' | 'name' | 'detail'>): string | null => {
  if (type === 'custom') return name;
  const activity = type === 'activity_entry' ? detail?.activity : undefined;
  return typeof activity === 'string' ? activity : null;
};

/** Whether an activity gave the points of an entry itself. */
export const hasPointsOf = ({ type, detail }: Pick<MemberEvent, 'type' | 'detail'>): boolean =>
  type === 'activity_entry' && detail?.[GIVEN_BY_ACTIVITY] === true;

const registrationEvents = prepared(
  { memberIds: many(eventTable.memberId), type: eventTable.type },
  (q, { memberIds, type }) =>
    q
      .select({ memberId: eventTable.memberId, at: eventTable.at })
      .from(eventTable)
      .where(and(inArray(eventTable.memberId, memberIds), eq(eventTable.type, type)))
      .orderBy(asc(eventTable.at)),
);
/** The first event by which each of these registered. */
const loadRegistrations = async (tx: Db, memberIds: readonly number[]) => {
  const first = new Map<number, number>();
  for (const { memberId, at } of await registrationEvents(tx, { memberIds, type: 'registration' }))
    if (memberId !== null && !first.has(memberId)) first.set(memberId, at);
  return first;
};

/** Whoever the store has sent registered when it says; of others their event tells it. */
const register = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  events: readonly MemberEvent[],
) => {
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ memberId }) => memberId))];
  const members = await loadEarningMembers(tx, ids);
  const byEvents = await loadRegistrations(tx, ids);
  await earnRegistrations(
    tx,
    writer,
    programme,
    ids.map((memberId) => {
      const member = members.get(memberId);
      const told = byEvents.get(memberId) ?? writer.now;
      return { memberId, at: (member?.provisional === false ? member.joinedAt : null) ?? told };
    }),
  );
};

const refer = (tx: Db, writer: Writer, programme: Programme, events: readonly MemberEvent[]) =>
  recordReferrals(
    tx,
    writer,
    programme,
    events.flatMap(({ externalId, memberId, at, channel, detail }) => {
      const referee = detail?.refereeExternalId;
      return typeof referee === 'string'
        ? {
            eventExternalId: externalId,
            referrerId: memberId,
            refereeExternalId: referee,
            channel,
            at,
          }
        : [];
    }),
    (memberIds) => loadRegistrations(tx, memberIds),
  );

/** What is rewarded as it is; signing in on the first event of a day. */
const reward = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  events: readonly MemberEvent[],
) => {
  await rewardSignIns(
    tx,
    writer,
    programme,
    events.filter(({ type }) => type === 'sign_in'),
  );
  const happenings = events.flatMap((event): Happening[] => {
    const { type, memberId, at, channel, externalId } = event;
    if (!isTrigger(type) || type === 'sign_in') return [];
    return [
      {
        memberId,
        trigger: type,
        subject: subjectOf(event),
        hasPoints: hasPointsOf(event),
        at,
        channel,
        source: 'event',
        sourceId: externalId,
      },
    ];
  });
  const gifts = await giftsOf(tx, programme, happenings, writer.settings.timeZone);
  await give(tx, writer, gifts, programme.budgeted);
};

const byTime = (one: MemberEvent, other: MemberEvent) => one.at - other.at || one.id - other.id;

/** Events of a kind that some rule in force then rewards, that arrived too late: nothing until a person approves. */
const lateOf = (events: readonly MemberEvent[], programme: Programme, now: number) =>
  events.filter(({ type, at }) => {
    const terms = programme.at(at)?.terms;
    return (
      terms && isLate(terms, at, now) && terms.earnRules.some(({ trigger }) => trigger === type)
    );
  });

const ask = (tx: Db, { now }: Writer, events: readonly MemberEvent[]) =>
  insertRows(
    tx,
    earnApprovals,
    events.flatMap(({ id, externalId, type, memberId, at }) =>
      isTrigger(type)
        ? {
            orderId: null,
            eventId: id,
            trigger: type,
            sourceId: externalId,
            memberId,
            occurredAt: at,
            recordedAt: now,
            state: 'waiting' as const,
            createdAt: now,
            updatedAt: now,
          }
        : [],
    ),
  );

/** Rewards events whatever their age, in the order in which they happened. */
export const rewardEvents = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  events: readonly MemberEvent[],
) =>
  reward(
    tx,
    writer,
    programme,
    events.filter(({ at }) => programme.at(at) !== null).toSorted(byTime),
  );

export const earnByEvents = async (tx: Db, writer: Writer, events: readonly MemberEvent[]) => {
  const relevant = events.filter(({ type }) => isTrigger(type)).toSorted(byTime);
  if (relevant.length === 0 || writer.isHistory) return;
  const programme = await openProgramme(tx);
  if (!programme) return;
  const ofType = (type: MemberEvent['type']) => relevant.filter((event) => event.type === type);
  await refer(tx, writer, programme, ofType('referral'));
  await register(tx, writer, programme, ofType('registration'));
  const others = relevant.filter(({ type }) => type !== 'referral' && type !== 'registration');
  const late = new Set(lateOf(others, programme, writer.now));
  await ask(tx, writer, [...late]);
  await rewardEvents(
    tx,
    writer,
    programme,
    others.filter((event) => !late.has(event)),
  );
};
