import EditCalendar from '@mui/icons-material/EditCalendarOutlined';
import { DataTable } from 'react-admin';
import type { ServiceCalendar } from '#contract/service/calendars';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

const Column = DataTable.Col<ServiceCalendar>;

const CalendarList = () => {
  const toText = useLocalize();
  const count = useCount();
  return (
    <ListPage
      sort={{ field: 'id', order: 'ASC' }}
      empty={
        <EmptyState
          icon={EditCalendar}
          title="serviceCalendars.empty.title"
          text="serviceCalendars.empty.text"
        />
      }
    >
      <ResponsiveTable<ServiceCalendar>
        bulkActionButtons={false}
        card={{
          title: ({ names }) => toText(names),
          aside: ({ policies, rules }) => count(policies + rules),
          lines: ({ timeZone }) => [timeZone],
        }}
      >
        <Column
          source="names"
          disableSort
          render={({ names }) => <RecordLink>{toText(names)}</RecordLink>}
        />
        <Column source="timeZone" disableSort />
        <Column
          align="right"
          source="exceptions"
          disableSort
          render={({ exceptions }) => count(exceptions.length)}
        />
        <Column
          align="right"
          source="policies"
          disableSort
          render={({ policies }) => count(policies)}
        />
        <Column align="right" source="rules" disableSort render={({ rules }) => count(rules)} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default CalendarList;
