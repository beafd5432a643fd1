/**
 * Records once a day what time has done to members' points: lots that lapsed, holds that ended, pending points that
 * repaid what was owed, and points that were cleared after inactivity. Balances do not wait for it, and each entry has its true instant.
 */
import { SYSTEM } from '#contract/platform/activities';
import type { JobHost, RunPage } from '../../platform/jobs/spec.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { membersDue, STEP } from './membersDue.ts';
import { openLedger } from './openLedger.ts';

export const recordLapsed = async ({ now }: Pick<JobHost, 'now'>, page: RunPage) => {
  let after: number | undefined = 0;
  while (after !== undefined) {
    const from: number = after;
    after = await page(async (tx, count) => {
      const writer = { actor: SYSTEM, now: now(), settings: await readSettings(tx) };
      const memberIds = await membersDue(tx, from, writer.now);
      const ledger = await openLedger(tx, writer, memberIds);
      for (const memberId of memberIds) {
        const plan = ledger.planOf(memberId);
        ledger.keep([{ memberId, plan }]);
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
