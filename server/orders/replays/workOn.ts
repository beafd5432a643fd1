/** Works on a replay in a job, and keeps how it ended. */
import type { ReplayState } from '#contract/members/replays';
import type { Db } from '#db';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeReplays } from '#db/schema/members/replays';
import { hashOfTerms } from '../../members/replays/guard.ts';
import { JobEnd } from '../../platform/jobs/jobEnd.ts';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { makeExamples } from './examples.ts';
import { computeReplay, type ReplayRow, settingOf } from './runReplay.ts';

export const endReplay = (tx: Db, id: number, state: ReplayState, now: number) =>
  updateRow(tx, programmeReplays, id, { state, finishedAt: now, updatedAt: now });

/** Once all members are computed. */
export const finishReplay = async (
  { connection, now }: Pick<JobHost, 'connection' | 'now'>,
  row: ReplayRow,
  timeZone: string,
) => {
  const { db } = connection;
  const examples = await makeExamples(db, row.id, await settingOf(db, row, timeZone));
  await connection.transaction(async (tx) => {
    const { state } = await getRow(tx, programmeReplays, row.id);
    if (state !== 'running') return;
    await updateRow(tx, programmeReplays, row.id, { examples });
    await endReplay(tx, row.id, 'done', now());
  });
};

/** An interruption leaves the replay to the next server, or to the next start; everything else ends it. */
export const workOn = (id: number) => async (run: JobRun) => {
  const { connection, now, settings } = run.application;
  const end = (state: ReplayState) =>
    connection.transaction((tx) => endReplay(tx, id, state, now()));
  try {
    const row = await getRow(connection.db, programmeReplays, id);
    const { terms } = await getRow(connection.db, programmeVersions, row.versionId);
    // Half of it would be computed by other terms than the rest.
    if (row.termsHash !== hashOfTerms(terms))
      throw new JobEnd('cancelled', 'programmeReplays.errors.changed');
    const { timeZone } = await settings();
    run.total = row.memberCount;
    run.done = row.doneCount;
    const paged = async (members: number) => {
      run.done += members;
      run.count('members', members);
      await run.pause();
    };
    if (await computeReplay(connection, row, timeZone, { paged, now }))
      await finishReplay(run.application, row, timeZone);
  } catch (error) {
    if (!(error instanceof JobEnd)) await end('failed');
    else if (error.status !== 'interrupted') await end('cancelled');
    throw error;
  }
};
