/** What an adjustment changes for one member: of a file the sum of the member's own rows. */
import { useGetList } from 'react-admin';
import type { PointAdjustment, PointAdjustmentLine } from '#contract/members/adjustments';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

/** More rows than a file has for one member. */
const MOST = 100;

const sumsOf = (lines: readonly PointAdjustmentLine[]) => {
  const sum = (field: 'points' | 'growth', sign: 1 | -1) =>
    lines.reduce((total, line) => total + Math.max(sign * line[field], 0), 0);
  return {
    pointsAdded: sum('points', 1),
    pointsTaken: sum('points', -1),
    growthAdded: sum('growth', 1),
    growthTaken: sum('growth', -1),
  };
};

const OfFile = ({ id, memberId }: { id: number; memberId: number }) => {
  const words = useAdjustmentWords();
  const { data } = useGetList<PointAdjustmentLine>('pointAdjustmentLines', {
    filter: { adjustmentId: id, memberId },
    pagination: { page: 1, perPage: MOST },
    sort: { field: 'line', order: 'ASC' },
  });
  return <>{data ? words.change(sumsOf(data)) : '…'}</>;
};

export const MemberChange = ({ row, memberId }: { row: PointAdjustment; memberId: number }) => {
  const words = useAdjustmentWords();
  if (row.memberId !== null) return <>{words.change(row)}</>;
  return <OfFile id={row.id} memberId={memberId} />;
};
