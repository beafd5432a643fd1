/** A second person's decision on an adjustment that is above a limit, and its withdrawal by its author. */
import type { AdjustmentDecision } from '#contract/members/adjustments';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { pointAdjustments } from '#db/schema/members/adjustments';
import { message } from '#shared/fields';
import { recordActivity } from '../../platform/activities/record.ts';
import { decidedBy, refuseFor } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { applyLines } from './apply.ts';
import { checkLines, type Line } from './check.ts';
import { isLapsedAlready } from './lines.ts';
import { adjustmentEntry, type AdjustmentRow, loadLines } from './record.ts';
import { adjustmentError } from './rules.ts';

type Action = Parameters<typeof adjustmentError>[0];
const lapsedMeanwhile = ({ kind }: AdjustmentRow, { line }: Line) =>
  conflict(
    kind === 'single'
      ? 'pointAdjustments.errors.lapsedMeanwhile'
      : message('pointAdjustments.errors.lapsedLine', { line }),
    { line },
  );
const STATES = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const;

/**
 * As it happened then, and as far as the ledgers still allow it: points may have lapsed while it waited, and members may
 * have spent meanwhile.
 */
const apply = async (tx: Db, writer: Writer, row: AdjustmentRow): Promise<void> => {
  const lines = await loadLines(tx, row.id);
  const lapsed = lines.find((line) => isLapsedAlready(line, writer.now));
  if (lapsed) throw lapsedMeanwhile(row, lapsed);
  const [refused] = await checkLines(tx, writer, lines);
  if (refused) throw conflict(refused.message, { line: refused.line });
  await applyLines(tx, writer, row, lines);
};

export const decideAdjustment = async (
  tx: Db,
  writer: Writer,
  id: number,
  action: Action,
  { reason, version }: AdjustmentDecision,
): Promise<void> => {
  const row = await getRow(tx, pointAdjustments, id);
  checkVersion(row, version);
  refuseFor(adjustmentError(action, row, writer.actor.id));
  if (action === 'approve') await apply(tx, writer, row);
  const state = STATES[action];
  await updateRow(tx, pointAdjustments, id, {
    state,
    ...(action !== 'withdraw' && { ...decidedBy(writer), decision: reason }),
    updatedAt: writer.now,
    version: row.version + 1,
  });
  const member = row.memberId === null ? null : await findRow(tx, members, row.memberId);
  await recordActivity(tx, {
    ...adjustmentEntry(writer, row, member?.externalId ?? null, action),
    before: { state: row.state },
    after: { state },
    reason,
  });
};
