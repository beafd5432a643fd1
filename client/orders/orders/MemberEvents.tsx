import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { ListedEvent } from '#contract/orders/events';
import { useEventDetail } from '../shared/useEventDetail.ts';
import { useEventType } from '../shared/useEventType.ts';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { NamedPagination } from '../../members/shared/NamedPagination.tsx';

const Column = DataTable.Col<ListedEvent>;

/** What the member did in the shop, newest first. */
const MemberEvents = () => {
  const translate = useTranslate();
  const typeOf = useEventType();
  const eventDetail = useEventDetail();
  const nothing = translate('members.noEvents');
  return (
    <ReferenceManyField
      reference="events"
      target="memberId"
      sort={{ field: 'at', order: 'DESC' }}
      perPage={10}
      pagination={<NamedPagination name="members.sections.events" />}
    >
      <ResponsiveTable<ListedEvent>
        bulkActionButtons={false}
        linked={false}
        empty={<>{nothing}</>}
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
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberEvents;
