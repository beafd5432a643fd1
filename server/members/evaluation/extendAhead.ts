/** Computes levels further ahead, long before what is known of them ends, and raises members who stand below their facts. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { addDays } from '#shared/days';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { evaluateMembers } from './evaluateMembers.ts';
import { raiseMissed } from './missedRises.ts';

const PAGE = 200;
/** Steps are computed for three years, and again when a year of them is left. */
const DAYS_LEFT = 366;

/** The last steps of members whose term ends on a day. By hand: a later step of the member is found by the index. */
const endingOn = prepared(
  { day: memberLevels.validUntil, after: memberLevels.id },
  (q, { day, after }) =>
    q
      .select({ id: memberLevels.id, memberId: memberLevels.memberId })
      .from(memberLevels)
      .where(
        and(
          eq(memberLevels.validUntil, day),
          isNull(memberLevels.undoneAt),
          gt(memberLevels.id, after),
          sql`not exists (select 1 from member_levels later where later.member_id = ${memberLevels.memberId}
            and later.kind is not null and later.undone_at is null and (later.starts_at > ${memberLevels.startsAt}
              or (later.starts_at = ${memberLevels.startsAt} and later.id > ${memberLevels.id})))`,
        ),
      )
      .orderBy(asc(memberLevels.id))
      .limit(PAGE),
);

export const EXTEND_LEVELS: ScheduledJob = {
  key: 'levelsAhead',
  time: '03:40',
  run: async ({ now, settings }, businessDay, page) => {
    const day = addDays(businessDay, DAYS_LEFT);
    for (let after = 0; ;) {
      const writer = { actor: SYSTEM, now: now(), settings: await settings() };
      const last = await page(async (tx, counted) => {
        const ending = await endingOn(tx, { day, after });
        await evaluateMembers(
          tx,
          writer,
          ending.map(({ memberId }) => memberId),
          'time',
        );
        counted('members', ending.length);
        return ending.length === PAGE ? (ending.at(-1)?.id ?? null) : null;
      });
      if (last === null) break;
      after = last;
    }
    for (let after = 0; ;) {
      const writer = { actor: SYSTEM, now: now(), settings: await settings() };
      const last = await page(async (tx, counted) => {
        const found = await raiseMissed(tx, writer, { businessDay, after });
        counted('raised', found.raised);
        return found.last;
      });
      if (last === null) return;
      after = last;
    }
  },
};
