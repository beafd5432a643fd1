/** Which points of all members lapse in which month, if nobody spends them. */
import { LAPSING_MONTHS, type LapsingReport } from '#contract/insight/programme';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { worthOf } from '#rules/members/spending';
import { lapsingByMonth } from './rules.ts';
import { loadBooks } from '../../members/points/loadBooks.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { membersDue, STEP } from '../../members/points/membersDue.ts';
import { planOn } from '../../members/points/plan/plan.ts';
import { settle } from '../../members/points/plan/settle.ts';
import { freeLots, isLapsed } from '../../members/points/rules.ts';

/** Points by the instant from which on they are lapsed. */
export type Lapsing = Map<number, number>;

const add = (sums: Lapsing, at: number, points: number) =>
  sums.set(at, (sums.get(at) ?? 0) + points);

/** What is left of lots and not held, as it is stored; `memberIds`: of these members only. */
const loadStored = async (db: Db, now: number, memberIds?: readonly number[]) =>
  (
    await query<{ at: number; points: number }>(
      db,
      `select l.expires_at as at, sum(l.remaining - coalesce(h.held, 0)) as points
       from point_lots l
       left join (select hl.lot_id, sum(hl.points) as held from point_hold_lots hl
         join point_holds o on o.id = hl.hold_id
         where o.state = 'open' and o.expires_at > ? group by hl.lot_id) h on h.lot_id = l.id
       where l.remaining > 0 and l.expires_at is not null and l.expires_at > ?
         ${memberIds ? `and l.member_id ${inValues(db, 'bigint')}` : ''}
       group by l.expires_at`,
      [now, now, ...(memberIds ? [JSON.stringify(memberIds)] : [])],
    )
  ).map(({ at, points }) => ({ at: Number(at), points: Number(points) }));

/** What time alone has done and nothing has recorded yet counts too: such members are computed one by one. */
const settleDue = async (db: Db, now: number, sums: Lapsing) => {
  let memberIds: number[] = [];
  do {
    memberIds = await membersDue(db, memberIds.at(-1) ?? 0, now);
    if (memberIds.length === 0) return;
    for (const { at, points } of await loadStored(db, now, memberIds)) add(sums, at, -points);
    // Every record stands in the pages by itself.
    const { livingOf } = await loadPeople(db, memberIds);
    for (const { book } of (await loadBooks(db, { all: memberIds, livingOf })).values()) {
      const settled = settle(planOn(book), now).book;
      for (const { expiresAt, free } of freeLots(settled, (lot) => !isLapsed(lot, now)))
        if (expiresAt !== null) add(sums, expiresAt, free);
    }
  } while (memberIds.length === STEP);
};

export const reportLapsing = async (
  db: Db,
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: number,
): Promise<LapsingReport> => {
  const sums: Lapsing = new Map();
  for (const { at, points } of await loadStored(db, now)) add(sums, at, points);
  await settleDue(db, now, sums);
  const programme = await loadProgramme(db, now);
  const policy = programme?.terms.spending ?? null;
  const { months, later } = lapsingByMonth(sums, { now, timeZone, months: LAPSING_MONTHS });
  const priced = (points: number) => ({ points, worth: policy && worthOf(policy, points) });
  return {
    readAt: now,
    timeZone,
    months: months.map(({ month, points }) => ({ month, ...priced(points) })),
    later: priced(later),
  };
};
