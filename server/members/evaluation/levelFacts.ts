/** What members did, by business day, for the conditions of levels. Orders and events come from later domains. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { loadGrowthDays } from '../growth/load.ts';
import { loadPeople } from '../people/load.ts';
import { countsFrom, type DayFacts, type Needs, withDaysOnce } from './measure.ts';

/** Figures of a member on a business day: without growth, which the members' domain knows itself. */
export type DealtOn = Omit<DayFacts, 'growth'> & { memberId: number };

export interface FactsWanted extends Needs {
  memberIds: readonly number[];
  /** Only what was recorded before this instant, UTC ms. */
  knownAt: number;
  /** What happens later than this instant counts only from then; everything at once where it is left out. */
  now?: number;
}

export type LevelFactSource = (db: Db, wanted: FactsWanted) => Promise<readonly DealtOn[]>;

export const levelFacts = new Hook<LevelFactSource>('levelFacts');

/** The facts of members by their ids: of a person with several records what all of them did. */
export const loadFacts = async (db: Db, wanted: FactsWanted): Promise<Map<number, DayFacts[]>> => {
  const people = await loadPeople(db, wanted.memberIds);
  const ofRecords = { ...wanted, memberIds: people.all };
  const byMember = new Map<number, Map<string, DayFacts>>();
  const factsOf = (recordId: number, day: string, from: number | undefined): DayFacts => {
    const memberId = people.primaryOf(recordId);
    let days = byMember.get(memberId);
    if (!days) byMember.set(memberId, (days = new Map()));
    const key = `${day} ${from ?? ''}`;
    let facts = days.get(key);
    if (!facts) {
      const none = { day, growth: 0, netSpend: 0, orders: 0, activeDays: 0 };
      facts = from === undefined ? none : { ...none, from };
      days.set(key, facts);
    }
    return facts;
  };
  if (wanted.metrics.has('growth'))
    for (const { memberId, day, growth, coming, comingAt } of await loadGrowthDays(
      db,
      people.all,
      wanted,
    )) {
      if (growth !== 0) factsOf(memberId, day, undefined).growth += growth;
      if (comingAt !== null) factsOf(memberId, day, countsFrom(comingAt)).growth += coming;
    }
  for (const load of levelFacts.parts)
    for (const { memberId, day, from, ...dealt } of await load(db, ofRecords)) {
      const facts = factsOf(memberId, day, from);
      facts.netSpend += dealt.netSpend;
      facts.orders += dealt.orders;
      facts.activeDays = Math.max(facts.activeDays, dealt.activeDays);
    }
  return new Map(
    wanted.memberIds.flatMap((id) => {
      const days = byMember.get(people.primaryOf(id));
      return days ? [[id, withDaysOnce([...days.values()])]] : [];
    }),
  );
};
