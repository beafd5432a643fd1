/** The calendar and the policy with which every store starts. */
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import {
  serviceCalendars,
  serviceCalendarVersions,
  servicePolicies,
} from '#db/schema/service/clocks';
import { SYSTEM } from '#contract/platform/activities';
import { readSettings } from '../../platform/settings/read.ts';
import { loadPolicies } from './load.ts';
import { FIRST_TARGETS } from './rules.ts';

/** Monday to Friday, 09:00 to 18:00. */
const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1080 }));

/** Behind all others, also in lists. */
const LAST_POSITION = 1_000_000;

export const ensureServicePolicy = (connection: Connection) =>
  connection.transaction(async (tx) => {
    if ((await loadPolicies(tx)).some(({ isDefault }) => isDefault)) return;
    const { timeZone } = await readSettings(tx);
    const [calendarId = 0] = await insertRows(
      tx,
      serviceCalendars,
      [{ names: { en: 'Business hours', zh: '工作时间' } }],
      { returning: true },
    );
    await insertRows(tx, serviceCalendarVersions, [
      {
        calendarId,
        effectiveFrom: 0,
        timeZone,
        windows: WEEK,
        exceptions: [],
        createdBy: SYSTEM.name,
        createdAt: 0,
      },
    ]);
    await insertRows(tx, servicePolicies, [
      {
        names: { en: 'All other tickets', zh: '其他工单' },
        position: LAST_POSITION,
        isDefault: true,
        types: [],
        severities: [],
        levels: [],
        channels: [],
        calendarId,
        targets: FIRST_TARGETS,
      },
    ]);
  });
