import { DataTable } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';
import { MemberRows } from '../../members/shared/MemberRows.tsx';
import { eventCard, eventColumns } from './columns.tsx';

const Column = DataTable.Col<ListedEvent>;

/** What the member did in the shop, newest first. */
const MemberEvents = () => (
  <MemberRows<ListedEvent>
    reference="events"
    sortedBy="at"
    title="members.sections.events"
    nothing="members.noEvents"
    linked={false}
    card={eventCard}
  >
    {eventColumns.type}
    {eventColumns.at}
    {eventColumns.channel}
    {eventColumns.source}
    <Column source="session" />
    {eventColumns.detail}
  </MemberRows>
);
export default MemberEvents;
