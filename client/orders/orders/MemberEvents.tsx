import { DataTable } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';
import { useEventDetail } from '../shared/useEventDetail.ts';
import { useEventType } from '../shared/useEventType.ts';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { MemberRows } from '../../members/shared/MemberRows.tsx';

const Column = DataTable.Col<ListedEvent>;

/** What the member did in the shop, newest first. */
const MemberEvents = () => {
  const typeOf = useEventType();
  const eventDetail = useEventDetail();
  return (
    <MemberRows<ListedEvent>
      reference="events"
      sortedBy="at"
      title="members.sections.events"
      nothing="members.noEvents"
      linked={false}
      card={{
        title: typeOf,
        aside: ({ at }) => <Instant at={at} />,
        lines: (event) => [
          event.channel && <AudienceNames key="channel" kind="channels" keys={[event.channel]} />,
          eventDetail(event),
        ],
      }}
    >
      <Column source="type" render={typeOf} />
      <Column source="at" render={({ at }) => <Instant at={at} />} />
      <Column
        source="channel"
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      <Column source="source" />
      <Column source="session" />
      <Column source="detail" disableSort render={eventDetail} />
    </MemberRows>
  );
};
export default MemberEvents;
