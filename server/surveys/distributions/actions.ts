/** Writes and ends distributions. */
import { randomBytes } from 'node:crypto';
import type { DistributionEdit, DistributionInput, Trigger } from '#contract/surveys/distributions';
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { campaigns } from '#db/schema/promotions/campaigns';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import { dayOf } from '#shared/days';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { authorOf } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { givenCodesError } from '../../promotions/coupons/givenCodes.ts';
import type { DistributionRow } from '../answering/find.ts';
import { incentiveErrors } from '../incentives/rules.ts';
import {
  distributionErrors,
  distributionState,
  heldTerms,
  shownTerms,
  storedTerms,
} from './rules.ts';

export const entryOf = (
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
export const refuseNoRecovery = (
  { kind }: Trigger,
  { purpose, identityMode }: Pick<typeof surveys.$inferSelect, 'purpose' | 'identityMode'>,
): void => {
  if (kind === 'alertClosed' && (purpose !== 'recovery' || identityMode !== 'identified'))
    throw invalid({ surveyId: 'surveyDistributions.errors.notRecovery' });
};

/** `known`: the batch that it gives codes of already, which is not refused because time has passed. */
const refuseBatch = async (
  tx: Db,
  writer: Writer,
  { incentive }: Pick<DistributionInput, 'incentive'>,
  known: Incentive | null,
): Promise<void> => {
  if (incentive?.kind !== 'coupon') return;
  const { batchId } = incentive;
  if (known?.kind === 'coupon' && known.batchId === batchId) return;
  const error = await givenCodesError(tx, writer, 'surveyIncentives', batchId);
  if (error !== null) throw invalid({ incentive: { batchId: error } });
};

const check = async (
  tx: Db,
  writer: Writer,
  input: DistributionInput,
  known: Incentive | null,
): Promise<void> => {
  const survey = await findRow(tx, surveys, input.surveyId);
  if (!survey) throw invalid({ surveyId: 'errors.notFound' });
  refuseNoRecovery(input.trigger, survey);
  await refuseUnknown(tx, input.trigger);
  const errors = distributionErrors(input) ?? incentiveErrors(input, survey.identityMode);
  if (errors) throw invalid(errors);
  await refuseBatch(tx, writer, input, known);
};

export const createDistribution = async (
  tx: Db,
  writer: Writer,
  input: DistributionInput,
): Promise<number> => {
  await check(tx, writer, input, null);
  const row = {
    ...storedTerms(input),
    authorIds: [authorOf(writer).authorId],
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
    after: heldTerms(input),
  });
  return id;
};

export const getDraft = async (tx: Db, id: number, version: number | undefined) => {
  const before = await getRow(tx, surveyDistributions, id);
  checkVersion(before, version);
  if (before.startedAt !== null) throw conflict('surveyDistributions.errors.started');
  if (before.approval === 'submitted') throw conflict('surveyIncentives.errors.submitted');
  return before;
};
/** Everybody who wrote a part of it. */
export const withAuthor = ({ authorIds }: Pick<DistributionRow, 'authorIds'>, writer: Writer) => [
  ...new Set([...authorIds, authorOf(writer).authorId]),
];

/** Before it starts: whoever was asked under other terms cannot be compared. */
export const editDistribution = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: DistributionEdit,
): Promise<void> => {
  const before = await getDraft(tx, id, version);
  await check(tx, writer, input, before.incentive);
  await updateRow(tx, surveyDistributions, id, {
    ...storedTerms(input),
    authorIds: withAuthor(before, writer),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...entryOf(writer, { id, names: input.names }),
    before: heldTerms(shownTerms(before)),
    after: heldTerms(input),
  });
};

export const deleteDistribution = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const before = await getDraft(tx, id, undefined);
  await deleteRow(tx, surveyDistributions, id);
  await recordActivity(tx, { ...entryOf(writer, before), verb: 'delete' });
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
    ...(before.aloneBy !== null && {
      aloneUntil: dayOf(writer.now, writer.settings.timeZone),
    }),
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
