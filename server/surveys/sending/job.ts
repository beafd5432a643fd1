/** Once a minute: asks about what is due, and reminds once of what was not answered. */
import { and, asc, isNotNull, isNull, lte } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import { dayOf } from '#shared/days';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { readSettings } from '../../platform/settings/read.ts';
import type { DistributionRow } from '../answering/find.ts';
import { type Candidate, findCandidates, findMembers, PAGE } from './candidates.ts';
import { afterDaysOf, decidePage } from './decide.ts';
import { periodOf } from './periods.ts';
import { remindPage } from './remind.ts';
import { windowAt } from './rules.ts';
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
export const findDue = async (
  db: Db,
  distribution: DistributionRow & { startedAt: number },
  { now, timeZone, after }: { now: number; timeZone: string; after: number },
): Promise<Candidate[]> => {
  const { id: distributionId, trigger, delayMinutes, startedAt } = distribution;
  if (trigger.kind === 'segment') {
    const { number, startsAt } = periodOf(dayOf(now, timeZone), trigger.every, timeZone);
    const at = Math.max(startsAt, startedAt);
    return findMembers(db, trigger.segmentKey, { distributionId, after }, { number, at });
  }
  const window = windowAt(startedAt, { delayMinutes, afterDays: afterDaysOf(distribution) }, now);
  return findCandidates(db, trigger, { distributionId, after, ...window });
};

/** Returns after which cursor the next page begins; null at the end. */
const askPage = async (tx: Db, writer: Writer, id: number, after: number) => {
  // As it is now: it may have ended since the last page.
  const distribution = await findRow(tx, surveyDistributions, id);
  if (!distribution || distribution.endedAt !== null || distribution.startedAt === null)
    return null;
  const versionId = await newestVersion(tx, distribution.surveyId);
  if (versionId === null) return null;
  const candidates = await findDue(
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
    after = await connection.transaction(async (tx) => askPage(tx, await writerIn(tx), id, from));
  }
};

/** Everything that is due at this instant. */
export const sendDue = async ({
  connection,
  now,
}: Pick<JobHost, 'connection' | 'now'>): Promise<void> => {
  const writerIn = async (tx: Db): Promise<Writer> => ({
    actor: SYSTEM,
    now: now(),
    settings: await readSettings(tx),
  });
  const failures: unknown[] = [];
  for (const { id } of await started(connection.db, { now: now() }))
    // One that fails keeps no other one from asking.
    await askAll(connection, id, writerIn).catch((error: unknown) => failures.push(error));
  for (let after: number | null = 0; after !== null;) {
    const from: number = after;
    after = await connection.transaction(async (tx) => remindPage(tx, await writerIn(tx), from));
  }
  if (failures.length > 0) throw failures[0];
};

export const SEND_SURVEYS: PeriodicTask = sendDue;
