import ViewKanban from '@mui/icons-material/ViewKanbanOutlined';
import Build from '@mui/icons-material/BuildCircleOutlined';
import { Button } from '@mui/material';
import { BooleanInput, DataTable, LinkBase, SelectInput, useTranslate } from 'react-admin';
import { ACTION_STAGES, type CorrectiveAction } from '#contract/surveys/correctiveActions';
import { pageLink } from '../../links.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { DueDay } from '../shared/DueDay.tsx';
import { StageChip } from './StageChip.tsx';

const Column = DataTable.Col<CorrectiveAction>;

const STAGES = ACTION_STAGES.map((id) => ({ id, name: `correctiveActions.stages.${id}` }));
const FILTERS = [
  <SelectInput key="stage" source="stage" choices={STAGES} alwaysOn />,
  <BooleanInput key="isOverdue" source="isOverdue" />,
];

const ToBoard = () => {
  const translate = useTranslate();
  return (
    <Button component={LinkBase} to={pageLink('/correctiveActionBoard')} startIcon={<ViewKanban />}>
      {translate('correctiveActions.board')}
    </Button>
  );
};

const CorrectiveActionList = () => (
  <ListPage
    sort={{ field: 'dueOn', order: 'ASC' }}
    filters={FILTERS}
    actions={<ToBoard />}
    empty={
      <EmptyState
        icon={Build}
        title="correctiveActions.empty.title"
        text="correctiveActions.empty.text"
      />
    }
  >
    <ResponsiveTable<CorrectiveAction>
      bulkActionButtons={false}
      card={{
        title: ({ title }) => title,
        aside: ({ stage }) => <StageChip stage={stage} />,
        lines: (action) => [action.ownerName, <DueDay key="due" {...action} />],
      }}
    >
      <Column source="title" render={({ title }) => <RecordLink>{title}</RecordLink>} />
      <Column source="stage" render={({ stage }) => <StageChip stage={stage} />} />
      <Column source="ownerName" disableSort />
      <Column source="verifierName" disableSort />
      <Column source="dueOn" render={(action) => <DueDay {...action} />} />
      <Column
        source="implementedAt"
        render={({ implementedAt }) => <Instant at={implementedAt} />}
      />
    </ResponsiveTable>
  </ListPage>
);
export default CorrectiveActionList;
