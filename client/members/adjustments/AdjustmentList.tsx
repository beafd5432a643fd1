import Adjustments from '@mui/icons-material/ExposureOutlined';
import { DataTable, SelectInput } from 'react-admin';
import {
  ADJUSTMENT_KINDS,
  ADJUSTMENT_REASONS,
  type PointAdjustment,
} from '#contract/members/adjustments';
import { NeedsInput } from '../../platform/shared/attention/NeedsInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ImportStep } from '../../platform/shared/FirstStep.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { MemberInput } from '../shared/members.tsx';
import { About } from './About.tsx';
import { AdjustmentState } from './AdjustmentState.tsx';
import { adjustmentColumns } from './columns.tsx';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

const Column = DataTable.Col<PointAdjustment>;
const choices = (keys: readonly string[], names: string) =>
  keys.map((id) => ({ id, name: `pointAdjustments.${names}.${id}` }));
const STATES = ['submitted', 'approved', 'rejected', 'withdrawn'];

const filters = [
  <SelectInput
    key="state"
    source="state"
    choices={choices(STATES, 'states')}
    alwaysOn
    sx={{ minWidth: 150 }}
  />,
  <MemberInput key="memberId" source="memberId" />,
  <SelectInput key="kind" source="kind" choices={choices(ADJUSTMENT_KINDS, 'kinds')} />,
  <SelectInput key="reason" source="reason" choices={choices(ADJUSTMENT_REASONS, 'reasons')} />,
  <NeedsInput key="needs" source="needs" names={['approvalByMe', 'decidedOfMine', 'nobodyLeft']} />,
];

/** Everything that staff added or took away by hand, and what waits for a second person. */
const AdjustmentList = () => {
  const words = useAdjustmentWords();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={<ImportStep kind="point-adjustments" />}
      empty={
        <EmptyState
          icon={Adjustments}
          title="pointAdjustments.empty.title"
          text="pointAdjustments.empty.text"
        />
      }
    >
      <ResponsiveTable<PointAdjustment>
        bulkActionButtons={false}
        hiddenColumns={['note', 'approverName', 'decidedAt']}
        card={{
          title: words.change,
          aside: ({ state }) => <AdjustmentState state={state} />,
          lines: (row) => [
            <About key="about" {...row} />,
            words.reason(row),
            <Instant key="at" at={row.createdAt} />,
          ],
        }}
      >
        <Column
          source="id"
          label="pointAdjustments.changeColumn"
          render={(row) => <RecordLink>{words.change(row)}</RecordLink>}
        />
        <Column source="memberId" disableSort render={(row) => <About {...row} />} />
        {adjustmentColumns.reason}
        {adjustmentColumns.state}
        {adjustmentColumns.createdAt}
        {adjustmentColumns.authorName}
        <Column source="note" disableSort />
        <Column
          source="approverName"
          render={({ approverName }) => approverName && <PersonName name={approverName} />}
        />
        <Column
          source="decidedAt"
          render={({ decidedAt }) => decidedAt !== null && <Instant at={decidedAt} />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default AdjustmentList;
