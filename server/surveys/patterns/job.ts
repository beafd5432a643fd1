/** The scheduled job that proposes corrective actions: each pattern in a transaction of its own. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { instantOf } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { loadPatterns, proposeForPattern } from './alerts.ts';
import { loadLiveSurveys, proposeForSignals } from './signals.ts';

const TIME = '05:40';

export const PROPOSE_ACTIONS: ScheduledJob = {
  key: 'correctiveActions',
  time: TIME,
  run: async ({ now, connection }, businessDay, page) => {
    const { db } = connection;
    const writerIn = async (tx: Db): Promise<Writer> => ({
      actor: SYSTEM,
      now: now(),
      settings: await readSettings(tx),
    });
    const { timeZone } = await readSettings(db);
    const at = instantOf(businessDay, TIME, timeZone);
    for (const pattern of await loadPatterns(db, at))
      await page(async (tx, count) =>
        count('proposedActions', Number(await proposeForPattern(tx, await writerIn(tx), pattern))),
      );
    for (const surveyId of await loadLiveSurveys(db))
      await page(async (tx, count) =>
        count(
          'proposedActions',
          await proposeForSignals(tx, await writerIn(tx), surveyId, businessDay),
        ),
      );
  },
};
