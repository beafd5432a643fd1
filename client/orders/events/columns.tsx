/** How an event is shown in a table and on a card: in the list of events, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import type { CardLayout } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useEventDetail } from './useEventDetail.ts';
import { useEventType } from './useEventType.ts';

const Column = DataTable.Col<ListedEvent>;

const EventType = ({ event }: { event: ListedEvent }) => useEventType()(event);
const EventDetail = ({ event }: { event: ListedEvent }) => useEventDetail()(event);

export const eventCard: CardLayout<ListedEvent> = {
  title: (event) => <EventType event={event} />,
  aside: ({ at }) => <Instant at={at} />,
  lines: (event) => [
    event.channel && <AudienceNames key="channel" kind="channels" keys={[event.channel]} />,
    <EventDetail key="detail" event={event} />,
  ],
};

export const eventColumns = {
  type: <Column source="type" render={(event) => <EventType event={event} />} />,
  at: <Column source="at" render={({ at }) => <Instant at={at} />} />,
  channel: (
    <Column
      source="channel"
      render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
    />
  ),
  source: <Column source="source" />,
  detail: <Column source="detail" disableSort render={(event) => <EventDetail event={event} />} />,
};
