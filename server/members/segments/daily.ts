/** Asks for all segments and all tags by rules each business day, because time alone changes who is in them. */
import { statement } from '#db/statements';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { startRefresh } from './refresh.ts';

const ask = ['segments', "tags where kind = 'rule'"].map((from) => {
  const [table = '', where = 'where true'] = from.split(/ (?=where)/);
  return statement<{ id: number }>(
    `update ${table} set requested_at = ? ${where} and requested_at < ? returning id`,
  );
});

export const REFRESH_SEGMENTS: ScheduledJob = {
  key: 'refreshSegments',
  time: '01:30',
  run: async (application, _day, page) => {
    const at = application.now();
    await page(async (tx, count) => {
      for (const request of ask) count('asked', (await request(tx, at, at)).length);
    });
    await startRefresh(application);
  },
};
