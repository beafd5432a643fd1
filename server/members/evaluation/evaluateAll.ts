/**
 * Evaluates all members aside after a version of the programme was approved, or withdrawn before it began. It goes on where
 * it was interrupted, on any server: what is left is told by the version that members were evaluated by. Each step has its
 * true instant, whenever it is computed.
 */
import { and, asc, count, gt, isNull, lt, ne } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { findActiveInputs } from '../../platform/jobs/findJobs.ts';
import { givesWay } from '../../platform/jobs/giveWay.ts';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVersions } from '../programme/load.ts';
import { clearPlanned, evaluateMembers } from './evaluateMembers.ts';

/** Members that are evaluated in one transaction: about 6 ms, so that requests need not wait long. */
const PAGE = 25;

const before = prepared({ version: members.levelVersion }, (q, { version }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(lt(members.levelVersion, version), isNull(members.mergedInto)))
    .orderBy(asc(members.levelVersion))
    .limit(PAGE),
);
/** Evaluated by a version that was withdrawn. */
const beyond = prepared({ version: members.levelVersion }, (q, { version }) =>
  q
    .select({ id: members.id })
    .from(members)
    .where(and(gt(members.levelVersion, version), isNull(members.mergedInto)))
    .orderBy(asc(members.levelVersion))
    .limit(PAGE),
);
const countOthers = prepared({ version: members.levelVersion }, (q, { version }) =>
  q
    .select({ n: count() })
    .from(members)
    .where(and(ne(members.levelVersion, version), isNull(members.mergedInto))),
);
const nextBehind = async (db: Db, version: number): Promise<number[]> => {
  const ids = await before(db, { version });
  return (ids.length > 0 ? ids : await beyond(db, { version })).map(({ id }) => id);
};

const newestVersion = async (db: Db): Promise<number> =>
  Math.max(0, ...(await loadVersions(db)).map(({ number }) => number));

/** Evaluates the next members that have not been evaluated by the newest version. Returns how many; 0 once all are. */
export const evaluateNext = async (tx: Db, writer: Writer): Promise<number> => {
  const newest = await newestVersion(tx);
  const ids = await nextBehind(tx, newest);
  if (newest === 0) await clearPlanned(tx, writer, ids);
  else await evaluateMembers(tx, writer, ids, 'time');
  return ids.length;
};

const evaluateBehind = async (run: JobRun): Promise<void> => {
  const { connection, now, settings } = run.application;
  const version = await newestVersion(connection.db);
  const counted = await countOthers(connection.db, { version });
  run.total = Number(counted[0]?.n ?? 0);
  const giveWay = givesWay();
  for (;;) {
    const writer = { actor: SYSTEM, now: now(), settings: await settings() };
    const evaluated = await connection.transaction((tx) => evaluateNext(tx, writer));
    if (evaluated === 0) return;
    run.done += evaluated;
    run.count('members', evaluated);
    await run.pause();
    await giveWay();
  }
};

class RunsAlready extends Error {}

/** Starts the job unless one runs already, which does the same. Returns it, or null where there is nothing to start. */
export const startEvaluation = async (application: JobHost) => {
  const { db } = application.connection;
  const version = await newestVersion(db);
  if ((await nextBehind(db, version)).length === 0) return null;
  const check = async (tx: Db) => {
    if ((await findActiveInputs(tx, { kind: 'levels' })).length > 0) throw new RunsAlready();
  };
  try {
    const spec = {
      kind: 'levels',
      name: String(version),
      input: { version },
      actor: SYSTEM,
    } as const;
    return await startJob(application, { ...spec, check }, evaluateBehind);
  } catch (error) {
    if (error instanceof RunsAlready) return null;
    throw error;
  }
};

/** Asked every minute, because a server may have stopped before all members were evaluated. */
export const continueEvaluation = async (application: JobHost): Promise<void> => {
  await startEvaluation(application);
};
