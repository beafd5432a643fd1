import Timeline from '@mui/icons-material/TimelineOutlined';
import { DataTable, ReferenceField, SelectInput, TextInput } from 'react-admin';
import { EVENT_TYPES, type ListedEvent } from '#contract/orders/events';
import { MemberInput } from '../../members/shared/members.tsx';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { channelFilter } from '../shared/filters.tsx';
import { eventCard, eventColumns } from './columns.tsx';

const Column = DataTable.Col<ListedEvent>;
const TYPES = EVENT_TYPES.map((id) => ({
  id,
  name: id === 'custom' ? 'events.customType' : `events.types.${id}`,
}));

const filters = [
  <SelectInput key="type" source="type" choices={TYPES} helperText={false} />,
  <TextInput key="name" source="name" />,
  <DayInput key="day_gte" source="day_gte" holds="day" label="events.filters.from" />,
  <DayInput key="day_lt" source="day_lt" holds="day" label="events.filters.until" />,
  channelFilter,
  <MemberInput key="memberId" source="memberId" />,
];

/** What visitors did in the shop, newest first: the visits behind the conversion among them. */
const EventList = () => (
  <ListPage
    filters={filters}
    search={false}
    sort={{ field: 'at', order: 'DESC' }}
    empty={<EmptyState icon={Timeline} title="events.empty.title" text="events.empty.text" />}
  >
    <ResponsiveTable<ListedEvent> bulkActionButtons={false} linked={false} card={eventCard}>
      {eventColumns.type}
      {eventColumns.at}
      {eventColumns.channel}
      {eventColumns.source}
      <Column
        source="memberId"
        disableSort
        render={() => <ReferenceField source="memberId" reference="members" emptyText="–" />}
      />
      {eventColumns.detail}
    </ResponsiveTable>
  </ListPage>
);
export default EventList;
