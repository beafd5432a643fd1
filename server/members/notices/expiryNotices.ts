/** The scheduled job that tells members of points that lapse and levels that are lost, some days before. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { loadProgramme } from '../programme/load.ts';
import type { JobHost, RunPage } from '../../platform/jobs/spec.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { instantOf } from '#shared/days';
import { tellEndingLevels } from './endingLevels.ts';
import { tellLapsingPoints } from './lapsingPoints.ts';
import { NOTICE_TIME, type Notice, noticesOn } from './rules.ts';

/** Tells a page of members after an id; returns the last of them, null at the end, and how many were told. */
export type TellPage = (
  tx: Db,
  writer: Writer,
  notice: Notice,
  after: number,
) => Promise<{ last: number | null; told: number }>;

/** What is told of by the version of the programme that is in force when the notices are due. */
const loadNotices = async (tx: Db, businessDay: string, timeZone: string): Promise<Notice[]> => {
  const version = await loadProgramme(tx, instantOf(businessDay, NOTICE_TIME, timeZone));
  return version ? noticesOn(businessDay, version.terms.expiryNoticeDays, timeZone) : [];
};

const tellAll = async (
  { now }: Pick<JobHost, 'now'>,
  page: RunPage,
  notice: Notice,
  tell: TellPage,
) => {
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await page(async (tx, count) => {
      const writer = { actor: SYSTEM, now: now(), settings: await readSettings(tx) };
      const { last, told } = await tell(tx, writer, notice, from);
      count('messages', told);
      return last;
    });
  }
};

export const EXPIRY_NOTICES: ScheduledJob = {
  key: 'expiryNotices',
  time: NOTICE_TIME,
  run: async (application, businessDay, page) => {
    const notices = await page(async (tx) =>
      loadNotices(tx, businessDay, (await readSettings(tx)).timeZone),
    );
    for (const notice of notices)
      for (const tell of [tellLapsingPoints, tellEndingLevels])
        await tellAll(application, page, notice, tell);
  },
};
