import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { Order } from '#contract/orders/orders';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { NamedPagination } from '../../members/shared/NamedPagination.tsx';

const Column = DataTable.Col<Order>;

const MemberOrders = () => {
  const translate = useTranslate();
  const nothing = translate('members.noOrders');
  return (
    <ReferenceManyField
      reference="orders"
      target="memberId"
      sort={{ field: 'placedAt', order: 'DESC' }}
      perPage={10}
      pagination={<NamedPagination name="members.sections.orders" />}
    >
      <ResponsiveTable<Order>
        bulkActionButtons={false}
        empty={<>{nothing}</>}
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
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberOrders;
