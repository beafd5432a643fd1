/** Starts distributions: at once, or once a second person approves what they may give. */
import { randomBytes } from 'node:crypto';
import type { Role } from '#contract/platform/access';
import type { StartDecision } from '#contract/surveys/distributions';
import type { Db } from '#db';
import { surveyDistributions } from '#db/schema/surveys/distributions';
import { surveys } from '#db/schema/surveys/surveys';
import { dayOf } from '#shared/days';
import { dayLimit } from '../../members/adjustments/rules.ts';
import { loadUsed } from '../../members/adjustments/usage.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf, decidedBy, refuseFor, UNDECIDED } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { DistributionRow } from '../answering/find.ts';
import {
  incentiveErrors,
  mostPointsADay,
  startApprovalError,
  startNeedsApproval,
} from '../incentives/rules.ts';
import { whyGone } from '../incentives/source.ts';
import { newestVersion } from '../sending/versions.ts';
import { freezeSurvey } from '../surveys/freeze.ts';
import { entryOf, getDraft, refuseNoRecovery, withAuthor } from './actions.ts';

const TOKEN_BYTES = 24;

/** What may have changed since it was written: its survey, and whether its incentive can be given. */
const refuseStart = async (tx: Db, { now }: Writer, row: DistributionRow): Promise<void> => {
  const survey = await getRow(tx, surveys, row.surveyId);
  refuseNoRecovery(row.trigger, survey);
  if (survey.archivedAt !== null) throw conflict('surveyDistributions.errors.archived');
  if ((await newestVersion(tx, survey.id)) === null)
    throw conflict('surveyDistributions.errors.unpublished');
  if (row.incentive === null) return;
  if (incentiveErrors(row, survey.identityMode) !== null)
    throw conflict('surveyIncentives.errors.anonymous');
  const gone = await whyGone(tx, row.incentive, now);
  if (gone !== null) throw conflict(gone);
};

type Started = Pick<
  typeof surveyDistributions.$inferInsert,
  'approval' | 'approverName' | 'decidedAt' | 'decision' | 'aloneBy' | 'aloneOn' | 'alonePoints'
>;
const writeStart = async (
  tx: Db,
  writer: Writer,
  before: DistributionRow,
  {
    verb,
    reason = null,
    ...approved
  }: Started & { verb: 'start' | 'approve'; reason?: string | null },
): Promise<void> => {
  const linkToken =
    before.channel === 'openLink' ? randomBytes(TOKEN_BYTES).toString('base64url') : null;
  await updateRow(tx, surveyDistributions, before.id, {
    ...approved,
    startedAt: writer.now,
    linkToken,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  // Who is asked from now on relies on who can be seen to have answered.
  await freezeSurvey(tx, { id: before.surveyId, frozenAt: writer.now });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb,
    before: { startedAt: null },
    after: { startedAt: writer.now },
    ...(reason !== null && { reason }),
  });
};

/** Without a second person only what the author may give in a day alone. */
export const startDistribution = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  id: number,
  version: number,
): Promise<void> => {
  const before = await getDraft(tx, id, version);
  await refuseStart(tx, writer, before);
  const { authorId, authorName } = authorOf(writer);
  const day = dayOf(writer.now, writer.settings.timeZone);
  const used = (await loadUsed(tx, { authorId, day, caseNumber: null })).day.points;
  const limit = dayLimit(writer.settings, role);
  if (!startNeedsApproval(before, { limit, used })) {
    const most = mostPointsADay(before);
    const alone = most === 0 ? {} : { aloneBy: authorId, aloneOn: day, alonePoints: most };
    await writeStart(tx, writer, before, {
      verb: 'start',
      ...UNDECIDED,
      approval: null,
      decision: null,
      ...alone,
    });
    return;
  }
  await updateRow(tx, surveyDistributions, id, {
    ...UNDECIDED,
    approval: 'submitted',
    decision: null,
    authorIds: withAuthor(before, writer),
    askedBy: authorName,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'submit',
    before: { approval: before.approval },
    after: { approval: 'submitted' },
  });
};

const getWaiting = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, action }: { version: number; action: 'approve' | 'reject' | 'withdraw' },
): Promise<DistributionRow> => {
  const before = await getRow(tx, surveyDistributions, id);
  checkVersion(before, version);
  refuseFor(startApprovalError(action, before, writer.actor.id));
  return before;
};

export const approveStart = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: StartDecision,
): Promise<void> => {
  const before = await getWaiting(tx, writer, id, { version, action: 'approve' });
  await refuseStart(tx, writer, before);
  await writeStart(tx, writer, before, {
    verb: 'approve',
    approval: 'approved',
    ...decidedBy(writer),
    decision: reason,
    reason,
  });
};

/** It becomes a draft again, which its author can change. */
export const rejectStart = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: StartDecision,
): Promise<void> => {
  const before = await getWaiting(tx, writer, id, { version, action: 'reject' });
  await updateRow(tx, surveyDistributions, id, {
    approval: 'rejected',
    ...decidedBy(writer),
    decision: reason,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'reject',
    before: { approval: 'submitted' },
    after: { approval: 'rejected' },
    reason,
  });
};

/** Nobody decides on it any more, and it can be changed. */
export const withdrawStart = async (
  tx: Db,
  writer: Writer,
  id: number,
  version: number,
): Promise<void> => {
  const before = await getWaiting(tx, writer, id, { version, action: 'withdraw' });
  await updateRow(tx, surveyDistributions, id, {
    approval: null,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...entryOf(writer, before),
    verb: 'withdraw',
    before: { approval: 'submitted' },
    after: { approval: null },
  });
};
