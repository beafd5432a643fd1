/** What members did, by business day, for the conditions of levels. Orders and events come from later domains. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import { loadGrowthDays } from '../growth/load.ts';
import type { DayFacts, Needs } from './measure.ts';

/** Figures of a member on a business day: without growth, which the members' domain knows itself. */
export type DealtOn = Omit<DayFacts, 'growth'> & { memberId: number };

export interface FactsWanted extends Needs {
  memberIds: readonly number[];
  /** Only what was recorded before this instant, UTC ms. */
  knownAt: number;
}
export type LevelFactSource = (db: Db, wanted: FactsWanted) => Promise<readonly DealtOn[]>;

export const levelFacts = new Hook<LevelFactSource>('levelFacts');

/** The facts of members by their ids. */
export const loadFacts = async (db: Db, wanted: FactsWanted): Promise<Map<number, DayFacts[]>> => {
  const byMember = new Map<number, Map<string, DayFacts>>();
  const factsOf = (memberId: number, day: string): DayFacts => {
    let days = byMember.get(memberId);
    if (!days) byMember.set(memberId, (days = new Map()));
    let facts = days.get(day);
    if (!facts) {
      facts = { day, growth: 0, netSpend: 0, orders: 0, activeDays: 0 };
      days.set(day, facts);
    }
    return facts;
  };
  if (wanted.metrics.has('growth'))
    for (const { memberId, day, growth } of await loadGrowthDays(
      db,
      wanted.memberIds,
      wanted.knownAt,
    ))
      factsOf(memberId, day).growth += growth;
  for (const load of levelFacts.parts)
    for (const { memberId, day, ...dealt } of await load(db, wanted)) {
      const facts = factsOf(memberId, day);
      facts.netSpend += dealt.netSpend;
      facts.orders += dealt.orders;
      facts.activeDays = Math.max(facts.activeDays, dealt.activeDays);
    }
  return new Map([...byMember].map(([memberId, days]) => [memberId, [...days.values()]]));
};
