/** A second person decides on an activity that can give more than its author may alone. */
import type { ActivityDecision } from '#contract/promotions/activityApprovals';
import type { Db } from '#db';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityApprovalError, mostPoints, timesAfter } from '../activityApprovals/rules.ts';
import { activityEntry, loadPrizes } from './record.ts';

export type ActivityAction = Parameters<typeof activityApprovalError>[0];
const AFTER = { approve: 'approved', reject: 'rejected' } as const;

export const decideActivity = async (
  tx: Db,
  writer: Writer,
  id: number,
  action: ActivityAction,
  { reason, version }: ActivityDecision,
): Promise<void> => {
  const before = await getRow(tx, memberActivities, id);
  checkVersion(before, version);
  if (before.archivedAt !== null) throw conflict('memberActivities.errors.archived');
  refuseFor(activityApprovalError(action, before, writer.actor.id));
  const most = mostPoints({ ...before, prizes: await loadPrizes(tx, id) });
  const approval = AFTER[action];
  await updateRow(tx, memberActivities, id, {
    approval,
    ...(action === 'approve' && {
      approvedPoints: most,
      termsInForce: null,
      inForce: timesAfter(before.inForce, true, writer.now),
      aloneBy: null,
      aloneOn: null,
    }),
    ...decidedBy(writer),
    decision: reason,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: action,
    before: { approval: before.approval },
    after: { approval },
    reason,
  });
};
