/** Tells members for the first time that their points will be cleared. */
import { and, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Inactivity } from '#contract/members/programme';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { pointLots } from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { loadBalances } from '../points/loadBalance.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadActiveDays, loadLastDays } from './activity.ts';
import { recordNotices } from './notices.ts';
import { lastDayOfFirst, nextStep } from './rules.ts';
import { PAGE } from './rounds.ts';

/** Members with points who were known before an instant, did not buy after it, and have no round. */
const quiet = prepared(
  { after: members.id, before: members.createdAt, open: pointResets.state },
  (q, { after, before, open }) =>
    q
      .select({ id: members.id })
      .from(members)
      .where(
        and(
          gt(members.id, after),
          // Of a merged record the member who stays is told.
          isNull(members.mergedInto),
          lt(members.createdAt, before),
          or(isNull(members.lastOrderAt), lt(members.lastOrderAt, before)),
          or(
            sql`exists (select 1 from ${pointLots} where ${and(eq(pointLots.memberId, members.id), gt(pointLots.remaining, 0))})`,
            sql`exists (select 1 from members r join ${pointLots} on ${pointLots.memberId} = r.id
              where r.merged_into = ${members.id} and ${gt(pointLots.remaining, 0)})`,
          ),
          sql`not exists (select 1 from ${pointResets} where ${and(eq(pointResets.memberId, members.id), eq(pointResets.state, open))})`,
        ),
      )
      .orderBy(asc(members.id))
      .limit(PAGE),
);

export interface Clearing {
  terms: Inactivity;
  programmeNumber: number;
  /** Since when inactive days count. */
  since: number;
}

/** A page of members after an id; returns the last of them, null at the end, and how many were told. */
export const beginRounds = async (
  tx: Db,
  writer: Writer,
  { terms, programmeNumber, since }: Clearing,
  after: number,
): Promise<{ last: number | null; told: number }> => {
  const { now, settings } = writer;
  const { timeZone } = settings;
  const today = dayOf(now, timeZone);
  const lastDay = lastDayOfFirst(today, terms);
  const before = startOfDay(addDays(lastDay, 1), timeZone);
  const ids = (await quiet(tx, { after, before, open: 'open' })).map(({ id }) => id);
  const last = ids.length < PAGE ? null : (ids.at(-1) ?? null);
  const active = await loadActiveDays(tx, ids, addDays(lastDay, 1));
  const inactive = ids.filter((id) => !active.has(id));
  if (inactive.length === 0) return { last, told: 0 };
  const lastDays = await loadLastDays(tx, inactive, since, timeZone);
  const balances = await loadBalances(tx, inactive, now);
  const begun = inactive.flatMap((memberId) => {
    const day = lastDays.get(memberId);
    const points = balances.get(memberId)?.available ?? 0;
    const step = day === undefined || points === 0 ? null : nextStep(day, null, today, terms);
    return day !== undefined && step?.kind === 'first'
      ? [{ memberId, lastDay: day, points, plannedDay: step.clearedOn }]
      : [];
  });
  const roundIds = await insertRows(
    tx,
    pointResets,
    begun.map(({ points: _, ...round }) => ({
      ...round,
      state: 'open' as const,
      programmeNumber,
      firstAt: now,
    })),
    { returning: true },
  );
  await recordNotices(
    tx,
    writer,
    begun.map(({ memberId, points, plannedDay }, index) => ({
      round: { id: roundIds[index] ?? 0, memberId },
      number: 1 as const,
      points,
      clearedOn: plannedDay,
    })),
  );
  return { last, told: begun.length };
};
