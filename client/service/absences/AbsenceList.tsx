import EventBusy from '@mui/icons-material/EventBusyOutlined';
import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { type Absence, ABSENCE_STATES } from '#contract/service/absences';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<Absence>;
const states = ABSENCE_STATES.map((id) => ({ id, name: `absences.states.${id}` }));
const filters = [<SelectInput key="state" source="state" choices={states} alwaysOn />];

const AbsenceList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'fromAt', order: 'DESC' }}
      search={false}
      empty={
        <EmptyState icon={EventBusy} title="absences.empty.title" text="absences.empty.text" />
      }
    >
      <ResponsiveTable<Absence>
        bulkActionButtons={false}
        card={{
          title: ({ staffName }) => staffName ?? '–',
          aside: ({ state }) => translate(`absences.states.${state}`),
          lines: ({ substituteName, fromAt, untilAt }) => [
            substituteName ?? '–',
            <Instant key="from" at={fromAt} />,
            <Instant key="until" at={untilAt} />,
          ],
        }}
      >
        <Column
          source="staffId"
          disableSort
          render={({ staffName }) => <RecordLink>{staffName ?? '–'}</RecordLink>}
        />
        <Column
          source="substituteId"
          disableSort
          render={({ substituteName }) => substituteName ?? '–'}
        />
        <Column source="fromAt" render={({ fromAt }) => <Instant at={fromAt} />} />
        <Column source="untilAt" render={({ untilAt }) => <Instant at={untilAt} />} />
        <Column
          source="state"
          disableSort
          render={({ state }) => translate(`absences.states.${state}`)}
        />
      </ResponsiveTable>
    </ListPage>
  );
};
export default AbsenceList;
