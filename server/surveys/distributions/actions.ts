/** Writes, starts and ends distributions. */
import { randomBytes } from 'node:crypto';
import type { DistributionEdit, DistributionInput, Trigger } from '#contract/surveys/distributions';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { campaigns } from '#db/schema/promotions/campaigns';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { DistributionRow } from '../answering/find.ts';
import { freezeSurvey } from '../surveys/freeze.ts';
import { newestVersion } from '../sending/versions.ts';
import { distributionErrors, distributionState, shownTerms, storedTerms } from './rules.ts';

const entryOf = (
  { actor, now, settings }: Writer,
  { id, names }: Pick<DistributionRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'surveyDistributions',
  recordId: id,
  recordName: localize(names, settings.language),
});

const segmentByKey = statement<{ id: number }>('select id from segments where key = ?');

const refuseUnknown = async (tx: Db, trigger: Trigger): Promise<void> => {
  const unknown = (field: string) => invalid({ trigger: { [field]: 'errors.notFound' } });
  if (trigger.kind === 'campaign' && !(await findRow(tx, campaigns, trigger.campaignId)))
    throw unknown('campaignId');
  if (trigger.kind === 'activity' && !(await findRow(tx, memberActivities, trigger.activityId)))
    throw unknown('activityId');
  if (trigger.kind === 'segment' && trigger.segmentKey !== null)
    if ((await segmentByKey(tx, trigger.segmentKey)).length === 0) throw unknown('segmentKey');
};

/** The answer is shown on the alert: only a survey that tells who answered asks about one. */
const refuseNoRecovery = (
  { kind }: Trigger,
  { purpose, identityMode }: Pick<typeof surveys.$inferSelect, 'purpose' | 'identityMode'>,
): void => {
  if (kind === 'alertClosed' && (purpose !== 'recovery' || identityMode !== 'identified'))
    throw invalid({ surveyId: 'surveyDistributions.errors.notRecovery' });
};

const check = async (tx: Db, input: DistributionInput): Promise<void> => {
  const survey = await findRow(tx, surveys, input.surveyId);
  if (!survey) throw invalid({ surveyId: 'errors.notFound' });
  refuseNoRecovery(input.trigger, survey);
  await refuseUnknown(tx, input.trigger);
  const errors = distributionErrors(input);
  if (errors) throw invalid(errors);
};

export const createDistribution = async (
  tx: Db,
  writer: Writer,
  input: DistributionInput,
): Promise<number> => {
  await check(tx, input);
  const row = {
    ...storedTerms(input),
    incentive: null,
    linkToken: null,
    samplingKey: randomBytes(16).toString('hex'),
    startedAt: null,
    endedAt: null,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, surveyDistributions, [row], { returning: true });
  await recordActivity(tx, {
    ...entryOf(writer, { id, names: input.names }),
    verb: 'create',
    after: { ...input },
  });
  return id;
};

const getDraft = async (tx: Db, id: number, version: number | undefined) => {
  const before = await getRow(tx, surveyDistributions, id);
  checkVersion(before, version);
  if (before.startedAt !== null) throw conflict('surveyDistributions.errors.started');
  return before;
};

/** Before it starts: whoever was asked under other terms cannot be compared. */
export const editDistribution = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: DistributionEdit,
): Promise<void> => {
  const before = await getDraft(tx, id, version);
  await check(tx, input);
  await updateRow(tx, surveyDistributions, id, {
    ...storedTerms(input),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...entryOf(writer, { id, names: input.names }),
    before: shownTerms(before),
    after: input,
  });
};

export const deleteDistribution = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const before = await getDraft(tx, id, undefined);
  await deleteRow(tx, surveyDistributions, id);
  await recordActivity(tx, { ...entryOf(writer, before), verb: 'delete' });
};

const TOKEN_BYTES = 24;

export const startDistribution = async (
  tx: Db,
  writer: Writer,
  id: number,
  version: number,
): Promise<void> => {
  const before = await getDraft(tx, id, version);
  const survey = await getRow(tx, surveys, before.surveyId);
  refuseNoRecovery(before.trigger, survey);
  if (survey.archivedAt !== null) throw conflict('surveyDistributions.errors.archived');
  if ((await newestVersion(tx, survey.id)) === null)
    throw conflict('surveyDistributions.errors.unpublished');
  const linkToken =
    before.channel === 'openLink' ? randomBytes(TOKEN_BYTES).toString('base64url') : null;
  await updateRow(tx, surveyDistributions, id, {
    startedAt: writer.now,
    linkToken,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  // Who is asked from now on relies on who can be seen to have answered.
  await freezeSurvey(tx, { id: survey.id, frozenAt: writer.now });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'start',
    before: { startedAt: null },
    after: { startedAt: writer.now },
  });
};

/** Nobody is asked any more; who was asked can still answer, except by an open link. */
export const endDistribution = async (
  tx: Db,
  writer: Writer,
  id: number,
  version: number,
): Promise<void> => {
  const before = await getRow(tx, surveyDistributions, id);
  checkVersion(before, version);
  // One that is full can be ended like one that still takes answers.
  if (distributionState(before, 0, writer.now) !== 'running')
    throw conflict('surveyDistributions.errors.notRunning');
  await updateRow(tx, surveyDistributions, id, {
    endedAt: writer.now,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'end',
    before: { endedAt: before.endedAt },
    after: { endedAt: writer.now },
  });
};
