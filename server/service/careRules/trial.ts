/** What a rule would have decided over the last days: by the same rules, writing nothing. */
import { inArray } from 'drizzle-orm';
import { type CareTrial, TRIAL_DAYS } from '#contract/service/careRules';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { addDays, dayOf, instantOf } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { loadPeople } from '../../members/people/load.ts';
import { type Candidate, findCandidates, PAGE } from './candidates.ts';
import { loadCareFacts } from './facts.ts';
import { isForLevelOf } from './levels.ts';
import { careVerdict, countVerdicts, happenedBetween } from './rules.ts';
import { PLANNED_AT } from './plan.ts';
import type { RuleRow } from './record.ts';

const SHOWN = 50;

const numbersOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids)),
);

/** Those of these days, however many, by the day on which they would be called. */
const candidatesByDay = async (
  db: Db,
  rule: RuleRow,
  until: string,
  timeZone: string,
): Promise<ReadonlyMap<string, Candidate[]>> => {
  const { afterDays } = rule;
  const terms = { afterDays, activeSince: null };
  const window = happenedBetween(until, terms, timeZone, TRIAL_DAYS - 1);
  const all: Candidate[] = [];
  for (
    let page: Candidate[] = [], after = 0, isLast = false;
    !isLast;
    isLast = page.length < PAGE
  ) {
    page = await findCandidates(db, rule, { ...window, isUndecided: false, after });
    all.push(...page);
    after = page.at(-1)?.sourceId ?? after;
  }
  return groupBy(all, ({ happenedAt }) => addDays(dayOf(happenedAt, timeZone), afterDays));
};

/** A call of an earlier day of the trial counts like one that was made. */
export const tryRule = async (
  db: Db,
  rule: RuleRow,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<CareTrial> => {
  const until = dayOf(now, timeZone);
  const from = addDays(until, 1 - TRIAL_DAYS);
  const byDay = await candidatesByDay(db, rule, until, timeZone);
  const called = new Map<number, number>();
  const rows: Omit<CareTrial['rows'][number], 'memberExternalId'>[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const at = Math.min(now, instantOf(day, PLANNED_AT, timeZone));
    const candidates = byDay.get(day) ?? [];
    const memberIds = candidates.map(({ memberId }) => memberId);
    const facts = await loadCareFacts(db, memberIds, at);
    const people = await loadPeople(db, memberIds);
    for (const { memberId } of candidates) {
      const known = facts.get(memberId);
      if (!known || !(await isForLevelOf(db, rule, memberId, at))) continue;
      const person = people.primaryOf(memberId);
      const earlier = called.get(person) ?? null;
      const lastCallAt =
        earlier === null ? known.lastCallAt : Math.max(earlier, known.lastCallAt ?? 0);
      const verdict = careVerdict({ ...known, lastCallAt }, rule, at);
      if (verdict === 'planned') called.set(person, at);
      rows.push({ day, memberId, verdict });
    }
  }
  const shown = rows.toReversed().slice(0, SHOWN);
  const numbers = new Map(
    (await numbersOf(db, { ids: shown.map(({ memberId }) => memberId) })).map((row) => [
      row.id,
      row.externalId,
    ]),
  );
  return {
    from,
    until,
    counts: countVerdicts(rows.map(({ verdict }) => verdict)),
    rows: shown.map((row) => ({ ...row, memberExternalId: numbers.get(row.memberId) ?? '' })),
  };
};
