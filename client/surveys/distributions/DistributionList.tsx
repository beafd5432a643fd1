import ScheduleSend from '@mui/icons-material/ScheduleSendOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { type Distribution, DISTRIBUTION_STATES } from '#contract/surveys/distributions';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { DistributionState } from './DistributionState.tsx';

const Column = DataTable.Col<Distribution>;

const STATES = DISTRIBUTION_STATES.map((id) => ({
  id,
  name: `surveyDistributions.states.${id}`,
}));
const FILTERS = [<SelectInput key="state" source="state" choices={STATES} alwaysOn />];

const DistributionList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const trigger = ({ trigger: { kind } }: Distribution) =>
    translate(`surveyDistributions.triggers.${kind}`);
  return (
    <ListPage
      sort={{ field: 'updatedAt', order: 'DESC' }}
      filters={FILTERS}
      empty={
        <EmptyState
          icon={ScheduleSend}
          title="surveyDistributions.empty.title"
          text="surveyDistributions.empty.text"
        />
      }
    >
      <ResponsiveTable<Distribution>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: (distribution) => <DistributionState distribution={distribution} />,
          lines: (distribution) => [trigger(distribution)],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="trigger.kind" disableSort render={trigger} />
        <Column
          source="state"
          disableSort
          render={(distribution) => <DistributionState distribution={distribution} />}
        />
        <Column source="asked" disableSort align="right" />
        <Column source="answered" disableSort align="right" />
        <Column source="notAsked" disableSort align="right" />
        <Column source="startedAt" render={({ startedAt }) => <Instant at={startedAt} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default DistributionList;
