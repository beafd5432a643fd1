/** The scheduled job that tells inactive members that their points will be cleared, and decides when. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { lastDueDay } from '#rules/platform/schedule';
import { versionAt } from '#rules/platform/versions';
import { NOTICE_TIME } from '../notices/rules.ts';
import { type ApprovedVersion, loadVersions } from '../programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { countedSince } from './activity.ts';
import { beginRounds, type Clearing } from './beginRounds.ts';
import { continueRounds } from './continueRounds.ts';

const clearingOf = (versions: readonly ApprovedVersion[], now: number): Clearing | null => {
  const version = versionAt(versions, now);
  if (!version?.terms.inactivity) return null;
  return {
    terms: version.terms.inactivity,
    programmeNumber: version.number,
    since: countedSince(versions, version),
  };
};

type Work = (
  tx: Db,
  writer: Writer,
  versions: readonly ApprovedVersion[],
  after: number,
) => Promise<{ last: number | null; told: number }>;
const go: Work = (tx, writer, versions, after) =>
  continueRounds(tx, writer, clearingOf(versions, writer.now), versions, after);
const begin: Work = async (tx, writer, versions, after) => {
  const clearing = clearingOf(versions, writer.now);
  return clearing ? beginRounds(tx, writer, clearing, after) : { last: null, told: 0 };
};

export const INACTIVITY_NOTICES: ScheduledJob = {
  key: 'inactivityNotices',
  time: NOTICE_TIME,
  run: async ({ now, settings }, businessDay, page) => {
    const { timeZone } = await settings();
    // Notices must stand for some days, so those of days that were missed are not made up for one after another.
    if (businessDay < lastDueDay(now(), { time: NOTICE_TIME, timeZone })) return;
    for (const work of [go, begin])
      for (let after: number | null = 0; after !== null;) {
        const from: number = after;
        after = await page(async (tx, count) => {
          const writer = { actor: SYSTEM, now: now(), settings: await readSettings(tx) };
          const { last, told } = await work(tx, writer, await loadVersions(tx), from);
          count('messages', told);
          return last;
        });
      }
  },
};
