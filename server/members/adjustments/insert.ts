/** Stores an adjustment, and applies it where no second person has to approve it. */
import type { AdjustmentKind, AdjustmentReason } from '#contract/members/adjustments';
import type { Role } from '#contract/platform/access';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { pointAdjustmentLines, pointAdjustments } from '#db/schema/members/adjustments';
import { dayOf } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf, UNDECIDED } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { applyLines } from './apply.ts';
import type { Line } from './check.ts';
import { adjustmentEntry } from './record.ts';
import { caseKey, type Excess, excessOf, movedBy } from './rules.ts';
import { loadUsed } from './usage.ts';

export interface NewAdjustment {
  kind: AdjustmentKind;
  /** Of a single one, with the member's number for the activity. */
  member: { id: number; externalId: string } | null;
  reason: AdjustmentReason;
  caseNumber: string | null;
  note: string | null;
  fileName: string | null;
  contentHash: string | null;
  /** Checked in this transaction. */
  lines: readonly Line[];
}

const sumsOf = (lines: readonly Line[]) => {
  const sums = { pointsAdded: 0, pointsTaken: 0, growthAdded: 0, growthTaken: 0 };
  for (const { points, growth } of lines) {
    sums[points > 0 ? 'pointsAdded' : 'pointsTaken'] += Math.abs(points);
    sums[growth > 0 ? 'growthAdded' : 'growthTaken'] += Math.abs(growth);
  }
  return sums;
};

/** `isTrial`: applied whatever the limits, because the caller takes everything back. */
export const insertAdjustment = async (
  tx: Db,
  writer: Writer,
  role: Role | null,
  { member, lines: given, ...said }: NewAdjustment,
  { isTrial = false } = {},
): Promise<{ id: number; excess: Excess | null }> => {
  const { now, settings } = writer;
  const { authorId, authorName } = authorOf(writer);
  const day = dayOf(now, settings.timeZone);
  const adjustment = { ...said, caseNumber: caseKey(said.caseNumber) };
  const lines = given.map((line) => ({ ...line, caseNumber: caseKey(line.caseNumber) }));
  const sums = sumsOf(lines);
  const { reason, caseNumber } = adjustment;
  const used = await loadUsed(tx, { authorId, day, caseNumber });
  const excess = excessOf(movedBy(sums), { role, reason }, used, settings);
  const row = {
    ...adjustment,
    ...sums,
    ...UNDECIDED,
    memberId: member?.id ?? null,
    lineCount: lines.length,
    state: excess ? ('submitted' as const) : ('approved' as const),
    excess: excess?.excess ?? null,
    decision: null,
    day,
    authorId,
    authorName,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, pointAdjustments, [row], { returning: true });
  await insertRows(
    tx,
    pointAdjustmentLines,
    lines.map((line) => ({ ...line, adjustmentId: id })),
  );
  if (!excess || isTrial) await applyLines(tx, writer, { ...row, id }, lines);
  await recordActivity(tx, {
    ...adjustmentEntry(
      writer,
      { id, fileName: row.fileName },
      member?.externalId ?? null,
      'create',
    ),
    after: {
      kind: row.kind,
      ...sums,
      lineCount: lines.length,
      reason,
      caseNumber,
      state: row.state,
    },
    reason: row.note,
  });
  return { id, excess };
};
