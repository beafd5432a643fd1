/** Loads some members with all that a replay asks of them. */
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { addDays, daysFrom, dayOf, startOfDay } from '#shared/days';
import { birthdayDue, birthdayIn } from '../../members/earnRules/birthdays.ts';
import { type EarningMember, loadEarningMembers } from '../../members/earning/facts.ts';
import { loadFacts } from '../../members/evaluation/levelFacts.ts';
import { begunSteps, loadStates } from '../../members/evaluation/loadMembers.ts';
import { type DayFacts, needsOf } from '../../members/evaluation/measure.ts';
import { loadLevelRows } from '../../members/levels/load.ts';
import { sentAt } from '../../members/levels/rules.ts';
import { loadVersions } from '../../members/programme/load.ts';
import { loadPeople } from '../../members/people/load.ts';
import { type FirstSegments, fromFirst } from './firstSegments.ts';
import { addEventsOf } from './loadEvents.ts';
import { loadGivenBefore } from './loadGivenBefore.ts';
import { loadReallyGiven } from './loadGivenIn.ts';
import { addOrdersOf } from './loadOrders.ts';
import type { Happened, PastMember, Period } from './past.ts';

export interface PastWanted extends Period {
  /** Of all versions that are replayed. */
  terms: readonly ProgrammeTerms[];
  /** When the first version of the programme began; the instant of now where there is none. */
  programmeFrom: number;
  firstSegments: FirstSegments;
}

export interface Past {
  members: PastMember[];
  earning: Map<number, EarningMember>;
}

/** The birthdays of a member in the period. */
const birthdaysOf = (
  member: EarningMember & { createdAt: number },
  { fromAt, untilAt, timeZone }: Period,
): Happened[] => {
  const { birthday } = member;
  if (birthday === null) return [];
  const years = new Set([fromAt, untilAt].map((at) => dayOf(at, timeZone).slice(0, 4)));
  return [...years].flatMap((year): Happened[] => {
    const day = birthdayIn(birthday, year);
    const at = Math.max(startOfDay(day, timeZone), member.joinedAt ?? 0);
    const isDue = birthdayDue(member, day, timeZone) === day;
    return isDue && at >= fromAt && at < untilAt
      ? [{ kind: 'birthday', at, knownAt: at, birthday: day }]
      : [];
  });
};

/** Where levels measure days, each of them may raise a level. */
const activeDaysOf = (facts: readonly DayFacts[], { fromAt, untilAt, timeZone }: Period) => {
  const days = new Set(daysFrom(dayOf(fromAt, timeZone), dayOf(untilAt, timeZone)));
  return facts.flatMap(({ day, activeDays }): Happened[] => {
    const at = startOfDay(addDays(day, 1), timeZone) - 1;
    return activeDays > 0 && days.has(day) && at < untilAt
      ? [{ kind: 'activeDay', at, knownAt: at }]
      : [];
  });
};

const byKnown = (one: Happened, other: Happened) =>
  one.knownAt - other.knownAt || one.at - other.at;

/** What came for records that were merged is of the member who stays. */
export const loadPast = async (
  db: Db,
  ids: readonly number[],
  wanted: PastWanted,
): Promise<Past> => {
  const { fromAt, untilAt, timeZone, terms, programmeFrom } = wanted;
  const { all: records, primaryOf, recordsOf } = await loadPeople(db, ids);
  const states = await loadStates(db, ids);
  const versions = await loadVersions(db);
  const earning = new Map(
    [...(await loadEarningMembers(db, records))].map(([id, member]) => [
      id,
      fromFirst(member, wanted.firstSegments),
    ]),
  );
  const levels = await loadLevelRows(db, ids);
  const fromDay = dayOf(fromAt, timeZone);
  const needs = needsOf(
    terms.flatMap((one) => one.levels),
    { day: fromDay, termFrom: '0000-01-01' },
  );
  const knownAt = Number.MAX_SAFE_INTEGER;
  const facts = await loadFacts(db, { ...needs, memberIds: ids, knownAt });
  const happened = new Map<number, Happened[]>(ids.map((id) => [id, []]));
  const add = (id: number, one: Happened) => happened.get(primaryOf(id))?.push(one);
  await addOrdersOf(db, records, wanted, add);
  const registered = new Map(
    [...earning].map(([id, { joinedAt, provisional }]) => [id, provisional ? null : joinedAt]),
  );
  await addEventsOf(db, registered, wanted, add);
  const orders = [...happened.values()]
    .flat()
    .flatMap((one) => (one.kind === 'order' ? one.order : []));
  const really = await loadReallyGiven(db, { records, primaryOf }, orders, { ...wanted, fromDay });
  const rules = terms.flatMap((one) => one.earnRules);
  const givenBefore = await loadGivenBefore(db, rules, records, fromAt);
  const members = states.flatMap(({ moves, ...state }): PastMember[] => {
    const member = earning.get(state.id);
    if (!member) return [];
    const rows = levels.get(state.id) ?? [];
    const own = facts.get(state.id) ?? [];
    return [
      {
        ...member,
        ...state,
        moves: begunSteps(moves, versions, untilAt),
        levels: rows,
        facts: own,
        sentLevel: sentAt(rows, programmeFrom - 1)?.level ?? null,
        sentBefore: sentAt(rows, fromAt - 1)?.level ?? null,
        givenBefore: recordsOf(state.id).flatMap((id) => givenBefore.get(id) ?? []),
        ...really(state.id),
        happened: [
          ...(happened.get(state.id) ?? []),
          ...birthdaysOf({ ...member, createdAt: state.createdAt }, wanted),
          ...(needs.metrics.has('activeDays') ? activeDaysOf(own, wanted) : []),
        ].sort(byKnown),
      },
    ];
  });
  return { members, earning };
};
