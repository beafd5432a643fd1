/** Once a minute: asks about what is due, and reminds once of what was not answered. */
import { and, asc, isNotNull, isNull, lte } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { readSettings } from '../../platform/settings/read.ts';
import type { DistributionRow } from '../answering/find.ts';
import { type Candidate, findCandidates, findMembers, PAGE } from './candidates.ts';
import { afterDaysOf, decidePage } from './decide.ts';
import { periodDue } from './periods.ts';
import { NOBODY, type Reminded, remindPage } from './remind.ts';
import { lateWindowAt, windowAt } from './rules.ts';
import { newestVersion } from './versions.ts';

const started = prepared({ now: surveyDistributions.startedAt }, (q, { now }) =>
  q
    .select({ id: surveyDistributions.id })
    .from(surveyDistributions)
    .where(
      and(
        isNotNull(surveyDistributions.startedAt),
        lte(surveyDistributions.startedAt, now),
        isNull(surveyDistributions.endedAt),
      ),
    )
    .orderBy(asc(surveyDistributions.id)),
);
/** A page of whom it could ask now. */
const findDue = async (
  db: Db,
  distribution: DistributionRow & { startedAt: number },
  { now, timeZone, after }: { now: number; timeZone: string; after: number },
): Promise<Candidate[]> => {
  const { id: distributionId, trigger, delayMinutes, startedAt } = distribution;
  if (trigger.kind === 'segment') {
    const period = periodDue(startedAt, { delayMinutes, every: trigger.every }, now, timeZone);
    return period === null
      ? []
      : findMembers(db, trigger.segmentKey, { distributionId, after }, period);
  }
  const window = windowAt(startedAt, { delayMinutes, afterDays: afterDaysOf(distribution) }, now);
  return findCandidates(db, trigger, { distributionId, after, ...window });
};

/** A page of what became known too late to ask about; it is decided all the same, so that there is a reason. */
const findLate: typeof findDue = async (
  db,
  { id: distributionId, trigger, delayMinutes, startedAt },
  { now, after },
) => {
  const afterDays = afterDaysOf({ trigger });
  const window = lateWindowAt(startedAt, { delayMinutes, afterDays }, now);
  return window === null ? [] : findCandidates(db, trigger, { distributionId, after, ...window });
};

/** Returns after which cursor the next page begins; null at the end. */
const decideOn = async (
  tx: Db,
  writer: Writer,
  id: number,
  { after, find }: { after: number; find: typeof findDue },
) => {
  // As it is now: it may have ended since the last page.
  const distribution = await findRow(tx, surveyDistributions, id);
  if (!distribution || distribution.endedAt !== null || distribution.startedAt === null)
    return null;
  const versionId = await newestVersion(tx, distribution.surveyId);
  if (versionId === null) return null;
  const candidates = await find(
    tx,
    { ...distribution, startedAt: distribution.startedAt },
    { now: writer.now, timeZone: writer.settings.timeZone, after },
  );
  await decidePage(tx, writer, distribution, versionId, candidates);
  return candidates.length < PAGE ? null : (candidates.at(-1)?.cursor ?? null);
};

const askAll = async (
  connection: JobHost['connection'],
  id: number,
  writerIn: (tx: Db) => Promise<Writer>,
): Promise<void> => {
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await connection.transaction(async (tx) =>
      decideOn(tx, await writerIn(tx), id, { after: from, find: findDue }),
    );
  }
};

const systemWriter = async (tx: Db, now: number): Promise<Writer> => ({
  actor: SYSTEM,
  now,
  settings: await readSettings(tx),
});

/** Everything that is due at this instant. */
export const sendDue = async ({
  connection,
  now,
}: Pick<JobHost, 'connection' | 'now'>): Promise<void> => {
  const writerIn = (tx: Db) => systemWriter(tx, now());
  const failures: unknown[] = [];
  for (const { id } of await started(connection.db, { now: now() }))
    // One that fails keeps no other one from asking.
    await askAll(connection, id, writerIn).catch((error: unknown) => failures.push(error));
  for (let after: Reminded | null = NOBODY; after !== null;) {
    const from: Reminded = after;
    after = await connection.transaction(async (tx) => remindPage(tx, await writerIn(tx), from));
  }
  if (failures.length > 0) throw failures[0];
};

export const SEND_SURVEYS: PeriodicTask = sendDue;

/** Once a day, because it looks at everything since each distribution started. */
export const RECORD_LATE: ScheduledJob = {
  key: 'lateSurveys',
  time: '03:20',
  run: async ({ connection, now }, _businessDay, page) => {
    for (const { id } of await started(connection.db, { now: now() }))
      for (let after: number | null = 0; after !== null;) {
        const from: number = after;
        after = await page(async (tx) =>
          decideOn(tx, await systemWriter(tx, now()), id, { after: from, find: findLate }),
        );
      }
  },
};
