/**
 * Records once a day what time has done to members' points: lots that lapsed, holds that ended, pending points that
 * repaid what was owed, and points that were cleared after inactivity. Balances do not wait for it, and each entry has its true instant.
 */
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAccounts, pointHolds, pointLots } from '#db/schema/members/points';
import { pointResets } from '#db/schema/members/pointResets';
import { together } from '#db/together';
import type { JobHost, RunPage } from '../../platform/jobs/spec.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { openLedger } from './openLedger.ts';

/** The number of members in one transaction. */
const STEP = 500;

const lapsed = prepared(
  { after: pointLots.memberId, at: pointLots.expiresAt },
  (q, { after, at }) =>
    q
      .selectDistinct({ memberId: pointLots.memberId })
      .from(pointLots)
      .where(
        and(
          gt(pointLots.remaining, 0),
          lte(pointLots.expiresAt, at),
          gt(pointLots.memberId, after),
        ),
      )
      .orderBy(asc(pointLots.memberId))
      .limit(STEP),
);
const endedHolds = prepared(
  { state: pointHolds.state, after: pointHolds.memberId, at: pointHolds.expiresAt },
  (q, { state, after, at }) =>
    q
      .selectDistinct({ memberId: pointHolds.memberId })
      .from(pointHolds)
      .where(
        and(
          eq(pointHolds.state, state),
          lte(pointHolds.expiresAt, at),
          gt(pointHolds.memberId, after),
        ),
      )
      .orderBy(asc(pointHolds.memberId))
      .limit(STEP),
);
const repaying = prepared(
  { after: pointAccounts.memberId, at: pointLots.availableAt },
  (q, { after, at }) =>
    q
      .selectDistinct({ memberId: pointAccounts.memberId })
      .from(pointAccounts)
      .innerJoin(pointLots, eq(pointLots.memberId, pointAccounts.memberId))
      .where(
        and(
          gt(pointAccounts.arrears, 0),
          gt(pointLots.remaining, 0),
          lte(pointLots.availableAt, at),
          gt(pointAccounts.memberId, after),
        ),
      )
      .orderBy(asc(pointAccounts.memberId))
      .limit(STEP),
);

const cleared = prepared(
  { state: pointResets.state, after: pointResets.memberId, at: pointResets.resetAt },
  (q, { state, after, at }) =>
    q
      .select({ memberId: pointResets.memberId })
      .from(pointResets)
      .where(
        and(
          eq(pointResets.state, state),
          lte(pointResets.resetAt, at),
          gt(pointResets.memberId, after),
        ),
      )
      .orderBy(asc(pointResets.memberId))
      .limit(STEP),
);

/** The next members, by their ids, whose ledger lacks something that time has done. */
const nextMembers = async (tx: Db, after: number, at: number): Promise<number[]> => {
  const found = await together([
    lapsed(tx, { after, at }),
    endedHolds(tx, { state: 'open', after, at }),
    repaying(tx, { after, at }),
    cleared(tx, { state: 'open', after, at }),
  ]);
  const ids = new Set(found.flat().map(({ memberId }) => memberId));
  return [...ids].toSorted((one, other) => one - other).slice(0, STEP);
};

export const recordLapsed = async ({ now }: Pick<JobHost, 'now'>, page: RunPage) => {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    after = await page(async (tx, count) => {
      const writer = { actor: SYSTEM, now: now(), settings: await readSettings(tx) };
      const memberIds = await nextMembers(tx, from, writer.now);
      const ledger = await openLedger(tx, writer, memberIds);
      for (const memberId of memberIds) {
        const plan = ledger.planOf(memberId);
        ledger.keep(memberId, plan);
        count('point_lots', plan.entries.length);
      }
      await ledger.write();
      return memberIds.length < STEP ? undefined : memberIds.at(-1);
    });
  }
};

export const POINT_JOBS: readonly ScheduledJob[] = [
  {
    key: 'lapsedPoints',
    time: '00:20',
    run: (application, _day, page) => recordLapsed(application, page),
  },
];
