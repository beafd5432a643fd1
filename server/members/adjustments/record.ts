/** A stored adjustment, its lines, and its activity entries. */
import { asc, eq } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAdjustmentLines, pointAdjustments } from '#db/schema/members/adjustments';
import { entryOf } from '../../platform/approvals/actions.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { withMembers } from '../members/withMembers.ts';
import type { Line } from './check.ts';

export type AdjustmentRow = typeof pointAdjustments.$inferSelect;

const linesOf = prepared({ id: pointAdjustmentLines.adjustmentId }, (q, { id }) =>
  q
    .select({
      line: pointAdjustmentLines.line,
      memberId: pointAdjustmentLines.memberId,
      points: pointAdjustmentLines.points,
      growth: pointAdjustmentLines.growth,
      occurredAt: pointAdjustmentLines.occurredAt,
      expiresAt: pointAdjustmentLines.expiresAt,
      reason: pointAdjustmentLines.reason,
      caseNumber: pointAdjustmentLines.caseNumber,
      note: pointAdjustmentLines.note,
    })
    .from(pointAdjustmentLines)
    .where(eq(pointAdjustmentLines.adjustmentId, id))
    .orderBy(asc(pointAdjustmentLines.line)),
);
export const loadLines = (db: Db, id: number): Promise<Line[]> => linesOf(db, { id });

/** Without what only the server compares. */
const shown = async (db: Db, rows: readonly AdjustmentRow[]) =>
  withMembers(
    db,
    rows.map(({ contentHash: _hash, updatedAt: _at, ...row }) => row),
  );
export const showAdjustment = async (db: Db, id: number) =>
  (await shown(db, [await getRow(db, pointAdjustments, id)]))[0];

/** What the activity log calls it: the file, or the number of the member. */
export const adjustmentEntry = (
  writer: Writer,
  { id, fileName }: Pick<AdjustmentRow, 'id' | 'fileName'>,
  memberNumber: string | null,
  verb: ActivityVerb,
) => entryOf('pointAdjustments', writer, { id, name: fileName ?? memberNumber ?? '' }, verb);
