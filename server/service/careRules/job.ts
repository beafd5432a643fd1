/** The scheduled job that plans calls, and gives up those to customers who should not be called any more. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { asc, isNotNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { careRules } from '#db/schema/service/careRules';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { getRow } from '../../platform/records/records.ts';
import { readSettings } from '../../platform/settings/read.ts';
import type { CaseActing } from '../cases/caseKinds.ts';
import { planPage, PLANNED_AT } from './plan.ts';
import { suppressPage } from './suppress.ts';

const activeRules = prepared({}, (q) =>
  q.select().from(careRules).where(isNotNull(careRules.activeSince)).orderBy(asc(careRules.id)),
);

export const PLAN_CALLS: ScheduledJob = {
  key: 'careCalls',
  time: PLANNED_AT,
  run: async ({ now, connection }, businessDay, page) => {
    const actingIn = async (tx: Db): Promise<CaseActing> => ({
      actor: SYSTEM,
      now: now(),
      settings: await readSettings(tx),
      party: 'system',
    });
    for (let after: number | null = 0; after !== null;) {
      const from: number = after;
      after = await page(async (tx, count) => {
        const { last, suppressed } = await suppressPage(tx, await actingIn(tx), from);
        count('suppressedCalls', suppressed);
        return last;
      });
    }
    for (const rule of await activeRules(connection.db))
      for (let after: number | null = 0; after !== null;) {
        const from: number = after;
        after = await page(async (tx, count) => {
          // As it is now: it may have been changed or switched off since the last page.
          const current = await getRow(tx, careRules, rule.id);
          if (current.activeSince === null) return null;
          const acting = await actingIn(tx);
          const { last, planned } = await planPage(tx, acting, current, businessDay, from);
          count('plannedCalls', planned);
          return last;
        });
      }
  },
};
