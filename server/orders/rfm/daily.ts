/** Computes the scores each business day; of days that were missed only the latest one matters. */
import { statement } from '#db/statements';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { computeRfm } from './compute.ts';

const lastDay = statement<{ day: string }>('select day from rfm_runs where id = 1');

export const SCORE_MEMBERS: ScheduledJob = {
  key: 'rfmScores',
  time: '01:00',
  run: async (application, day, page) => {
    const { connection, now } = application;
    const [last] = await lastDay(connection.db);
    if (last && last.day >= day) return;
    const scored = await connection.longTransaction((tx) => computeRfm(tx, day, now()));
    await page((_tx, count) => Promise.resolve(count('members', scored)));
  },
};
