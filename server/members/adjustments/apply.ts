/** Writes what an adjustment says to both ledgers, and evaluates the levels of members whose growth it changes. */
import type { PointSource } from '#contract/members/points';
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluateMembers } from '../evaluation/evaluateMembers.ts';
import { creditGrowth } from '../growth/actions.ts';
import { creditPoints } from '../points/creditPoints.ts';
import { deductPoints } from '../points/deductPoints.ts';
import type { Line } from './check.ts';
import type { AdjustmentRow } from './record.ts';

type Adjustment = Pick<AdjustmentRow, 'id' | 'kind' | 'authorName'>;

/** The ledgers name the adjustment, and keep why it was made for the explanation of the entry. */
const entryOf = ({ id, kind, authorName }: Adjustment, line: Line) => ({
  memberId: line.memberId,
  source: (kind === 'opening' ? 'import' : 'adjustment') satisfies PointSource as PointSource,
  sourceId: String(id),
  sourceLine: String(line.line),
  occurredAt: line.occurredAt,
  reason: line.note,
  detail: { adjustment: { reason: line.reason, caseNumber: line.caseNumber, authorName } },
});

/** The caller has checked the lines in this transaction. Each is written once, however often it is asked for. */
export const applyLines = async (
  tx: Db,
  writer: Writer,
  adjustment: Adjustment,
  lines: readonly Line[],
): Promise<void> => {
  await creditPoints(
    tx,
    writer,
    lines
      .filter(({ points }) => points > 0)
      .map((line) => ({
        ...entryOf(adjustment, line),
        type: 'adjustCredit' as const,
        points: line.points,
        availableAt: line.occurredAt,
        expiresAt: line.expiresAt,
      })),
  );
  const lacks = await deductPoints(
    tx,
    writer,
    lines
      .filter(({ points }) => points < 0)
      .map((line) => ({ ...entryOf(adjustment, line), points: -line.points })),
  );
  if (lacks.some((lack) => lack !== null))
    throw new Error(`Adjustment ${adjustment.id} was not checked before it was applied`);
  const growing = lines.filter(({ growth }) => growth !== 0);
  await creditGrowth(
    tx,
    writer,
    growing.map((line) => ({
      ...entryOf(adjustment, line),
      type: 'adjust' as const,
      growth: line.growth,
    })),
  );
  const idsOf = (sign: number) =>
    growing.filter(({ growth }) => Math.sign(growth) === sign).map(({ memberId }) => memberId);
  const gaining = new Set(idsOf(1));
  await evaluateMembers(tx, writer, gaining, 'gain');
  // Less growth takes no level away before the end of its term.
  await evaluateMembers(
    tx,
    writer,
    idsOf(-1).filter((id) => !gaining.has(id)),
    'time',
  );
};
