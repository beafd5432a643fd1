/** Starts the replay of a version, and goes on with those that were interrupted. */
import { eq } from 'drizzle-orm';
import { type Actor, SYSTEM } from '#contract/platform/activities';
import type { ReplayInput } from '#contract/members/replays';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeReplays } from '#db/schema/members/replays';
import { isOpen } from '#rules/platform/approvals';
import { versionName } from '../../members/programme/names.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { findActiveInputs, findJob } from '../../platform/jobs/findJobs.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { newReplay } from './newReplay.ts';
import { endReplay, workOn } from './workOn.ts';

const KIND = 'replays';

const inState = prepared({ state: programmeReplays.state }, (q, { state }) =>
  q
    .select({
      id: programmeReplays.id,
      versionId: programmeReplays.versionId,
      jobId: programmeReplays.jobId,
    })
    .from(programmeReplays)
    .where(eq(programmeReplays.state, state)),
);

/** Starts the replay of an open version; 409 where one is under way, or the version is decided on. */
export const startReplay = async (context: Context, input: ReplayInput): Promise<number> => {
  const writer = await writerOf(context);
  const { number } = await getRow(context.db, programmeVersions, input.versionId);
  const check = async (tx: Db) => {
    const { state } = await getRow(tx, programmeVersions, input.versionId);
    if (!isOpen(state)) throw conflict('programmeReplays.errors.decided');
    if ((await inState(tx, { state: 'running' })).length > 0)
      throw conflict('programmeReplays.errors.running');
  };
  let id = 0;
  const inserted = async (tx: Db, jobId: number) => {
    const row = await newReplay(tx, writer, input);
    [id = 0] = await insertRows(tx, programmeReplays, [{ ...row, jobId }], { returning: true });
    const version = await getRow(tx, programmeVersions, input.versionId);
    await recordActivity(tx, {
      actor: writer.actor,
      at: writer.now,
      resource: 'programmeReplays',
      recordId: id,
      recordName: versionName(version, writer.settings.language),
      verb: 'create',
      after: { months: input.months, doubledMonth: input.doubledMonth },
    });
  };
  await startJob(
    context,
    {
      kind: KIND,
      name: `v${number}`,
      input: { versionId: input.versionId },
      actor: context.actor,
      check,
      inserted,
    },
    (run) => workOn(id)(run),
  );
  return id;
};

class RunsAlready extends Error {}

const continueOne = async (application: JobHost, id: number) => {
  const { connection, now } = application;
  const row = await getRow(connection.db, programmeReplays, id);
  const job = row.jobId === null ? undefined : await findJob(connection.db, row.jobId);
  if (job?.cancelRequested && job.status !== 'queued' && job.status !== 'running') {
    await connection.transaction((tx) => endReplay(tx, id, 'cancelled', now()));
    return;
  }
  const { number } = await getRow(connection.db, programmeVersions, row.versionId);
  const actor: Actor =
    row.staffId === null ? SYSTEM : { kind: 'staff', id: row.staffId, name: row.staffName };
  const check = async (tx: Db) => {
    const { state } = await getRow(tx, programmeReplays, id);
    const active = await findActiveInputs(tx, { kind: KIND });
    if (state !== 'running' || active.length > 0) throw new RunsAlready();
  };
  await startJob(
    application,
    {
      kind: KIND,
      name: `v${number}`,
      input: { versionId: row.versionId },
      actor,
      check,
      inserted: (tx, jobId) => updateRow(tx, programmeReplays, id, { jobId }),
    },
    workOn(id),
  );
};

/** Asked every minute, because a server may have stopped before all members were computed. */
export const continueReplays = async (application: JobHost): Promise<void> => {
  for (const { id } of await inState(application.connection.db, { state: 'running' }))
    await continueOne(application, id).catch((error: unknown) => {
      if (!(error instanceof RunsAlready)) throw error;
    });
};
