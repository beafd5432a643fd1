/** How an adjustment is shown in a table: in the list of adjustments, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { PointAdjustment } from '#contract/members/adjustments';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { AdjustmentState } from './AdjustmentState.tsx';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

const Column = DataTable.Col<PointAdjustment>;

const AdjustmentReason = ({ row }: { row: PointAdjustment }) => useAdjustmentWords().reason(row);

export const adjustmentColumns = {
  reason: <Column source="reason" render={(row) => <AdjustmentReason row={row} />} />,
  state: <Column source="state" render={({ state }) => <AdjustmentState state={state} />} />,
  createdAt: <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />,
  authorName: (
    <Column source="authorName" render={({ authorName }) => <PersonName name={authorName} />} />
  ),
};
