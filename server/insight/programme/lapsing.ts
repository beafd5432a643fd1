/** Which points of all members lapse in which month, if nobody spends them. */
import { LAPSING_MONTHS, type LapsingReport } from '#contract/insight/programme';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { worthOf } from '#rules/members/spending';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { lapsingByMonth } from './rules.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { duePeople } from '../../members/points/duePeople.ts';
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

/** What time alone has done and nothing has recorded yet counts too: such people are computed one by one. */
const settleDue = async (db: Db, now: number, sums: Lapsing) => {
  for await (const page of duePeople(db, now)) {
    const records = page.flat();
    const memberIds = records.map(({ memberId }) => memberId);
    for (const { at, points } of await loadStored(db, now, memberIds)) add(sums, at, -points);
    for (const { plan } of records)
      for (const { expiresAt, free } of freeLots(plan.book, (lot) => !isLapsed(lot, now)))
        if (expiresAt !== null) add(sums, expiresAt, free);
  }
};

export const reportLapsing = async (
  db: Db,
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: number,
): Promise<LapsingReport> => {
  const sums: Lapsing = new Map();
  for (const { at, points } of await loadStored(db, now)) add(sums, at, points);
  await settleDue(db, now, sums);
  const today = dayOf(now, timeZone);
  const programme = await loadProgramme(db, now);
  const policy = programme?.terms.spending ?? null;
  const { months, later } = lapsingByMonth(sums, { now, timeZone, months: LAPSING_MONTHS });
  const priced = (points: number) => ({ points, worth: policy && worthOf(policy, points) });
  return {
    readAt: now,
    timeZone,
    months: months.map(({ month, points }) => ({ month, ...priced(points) })),
    later: priced(later),
    tonight: { day: today, ...priced(sums.get(startOfDay(addDays(today, 1), timeZone)) ?? 0) },
  };
};
