/** What an adjustment does to each member. */
import { DataTable, ListBase } from 'react-admin';
import type { PointAdjustmentLine } from '#contract/members/adjustments';
import { ExportLink } from '../../ui/list/ExportLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { MemberLink } from '../shared/members.tsx';
import { NamedPagination } from '../shared/NamedPagination.tsx';

const Column = DataTable.Col<PointAdjustmentLine>;

const SORT = { field: 'line', order: 'ASC' } as const;

export const AdjustmentLines = ({ adjustmentId }: { adjustmentId: number }) => {
  const { signed, dayOfInstant, lastDay } = usePointWords();
  const changeOf = (change: number) => (change === 0 ? '–' : signed(change));
  const validity = ({ points, expiresAt }: PointAdjustmentLine) =>
    points > 0 ? lastDay(expiresAt) : '–';
  return (
    <ListBase
      resource="pointAdjustmentLines"
      filter={{ adjustmentId }}
      sort={SORT}
      perPage={25}
      disableSyncWithLocation
      storeKey={false}
    >
      <ResponsiveTable<PointAdjustmentLine>
        linked={false}
        bulkActionButtons={false}
        card={{
          title: ({ memberId }) => <MemberLink id={memberId} />,
          aside: ({ points, growth }) => [points, growth].filter(Boolean).map(signed).join(' / '),
          lines: (line) => [dayOfInstant(line.occurredAt), validity(line), line.note],
        }}
      >
        <Column
          source="memberId"
          disableSort
          render={({ memberId }) => <MemberLink id={memberId} />}
        />
        <Column source="points" align="right" render={({ points }) => changeOf(points)} />
        <Column source="growth" align="right" render={({ growth }) => changeOf(growth)} />
        <Column source="occurredAt" render={({ occurredAt }) => dayOfInstant(occurredAt)} />
        <Column source="expiresAt" render={validity} />
        <Column source="note" disableSort render={({ note }) => note ?? '–'} />
      </ResponsiveTable>
      <ExportLink name="pointAdjustmentLines" filter={{ adjustmentId }} sort={SORT} />
      <NamedPagination name="pointAdjustments.sections.lines" />
    </ListBase>
  );
};
