import { DataTable, useTranslate } from 'react-admin';
import type { Order } from '#contract/orders/orders';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { MemberRows } from '../../members/shared/MemberRows.tsx';

const Column = DataTable.Col<Order>;

const MemberOrders = () => {
  const translate = useTranslate();
  return (
    <MemberRows<Order>
      reference="orders"
      sortedBy="placedAt"
      title="members.sections.orders"
      nothing="members.noOrders"
      card={{
        title: ({ externalId }) => externalId,
        aside: ({ total }) => <Money amount={total} />,
        lines: ({ placedAt, status }) => [
          <Instant key="at" at={placedAt} />,
          translate(`orders.statuses.${status}`),
        ],
      }}
    >
      <Column
        source="externalId"
        render={({ externalId }) => <RecordLink>{externalId}</RecordLink>}
      />
      <Column source="placedAt" render={({ placedAt }) => <Instant at={placedAt} />} />
      <Column source="status" render={({ status }) => translate(`orders.statuses.${status}`)} />
      <Column
        source="channel"
        render={({ channel }) => channel && <AudienceNames kind="channels" keys={[channel]} />}
      />
      <Column align="right" source="total" render={({ total }) => <Money amount={total} />} />
      <Column
        align="right"
        source="returned"
        render={({ returned }) => (returned > 0 ? <Money amount={returned} /> : '–')}
      />
    </MemberRows>
  );
};
export default MemberOrders;
