/** The scheduled work of the store's last days, by the runner that servers use. */
import type { Connection } from '#db';
import { addDays, dayOf, instantOf } from '#shared/days';
import type { FileStorage } from '#server/platform/files/storage';
import { scheduledJobs } from '#server/platform/schedule/jobs';
import { runDue } from '#server/platform/schedule/runDue';
import { settingsReader } from '#server/platform/settings/read';

const DAYS = 14;

/** The seeded store has neither uploads nor pictures of its own. */
const none = () => Promise.reject(new Error('the demo store has no files'));
const NO_FILES: FileStorage = { put: none, get: none, has: none, remove: none };

/** A clock that says `start` first and goes on by a millisecond each time: the store is the same on a slow machine. */
const clockFrom = (start: number) => {
  let at = start;
  return () => at++;
};

/** Lets every job run at its time on each of the last days up to `now`. */
export const writeSchedule = async (connection: Connection, now: number, timeZone: string) => {
  const settings = settingsReader(connection);
  const { parts: jobs } = scheduledJobs;
  const runAt = (instant: number, due: typeof jobs) =>
    runDue({ connection, settings, dataDir: '', files: NO_FILES, now: clockFrom(instant) }, due);
  const today = dayOf(now, timeZone);
  const times = [...new Set(jobs.map(({ time }) => time))].sort();
  // The jobs are met, and have nothing to catch up.
  await runAt(instantOf(addDays(today, -DAYS - 1), '23:00', timeZone), jobs);
  for (let back = DAYS; back >= 0; back--)
    for (const time of times) {
      const instant = instantOf(addDays(today, -back), time, timeZone);
      // Those of earlier times have run, and asking each of them again is half of all statements of a small store.
      const due = jobs.filter((job) => job.time === time);
      if (instant <= now) await runAt(instant, due);
    }
};
