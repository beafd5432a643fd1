import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { Country } from '../../ui/record/country.tsx';
import { DataTable, useTranslate } from 'react-admin';
import type { Order } from '#contract/orders/orders';
import { AudienceNames } from '../../platform/shared/fields/RecordNames.tsx';
import { ConnectStep, ImportStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money } from '../../ui/record/money.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { orderFilters } from './filters.tsx';
import { MemberLink } from '../shared/MemberLink.tsx';
import { orderColumns, OrderStanding } from './columns.tsx';

const Column = DataTable.Col<Order>;
const NumberColumn = DataTable.NumberCol<Order>;

const OrderList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      filters={orderFilters}
      sort={{ field: 'placedAt', order: 'DESC' }}
      empty={
        <EmptyState
          icon={ReceiptLong}
          title="orders.empty.title"
          text="orders.empty.text"
          action={
            <>
              <ImportStep kind="online-retail" />
              <ConnectStep />
            </>
          }
        />
      }
    >
      <ResponsiveTable<Order>
        bulkActionButtons={false}
        sums
        hiddenColumns={['kind', 'country', 'units', 'discount', 'shipping', 'countedOn']}
        card={{
          title: ({ externalId }) => externalId,
          aside: ({ total }) => <Money amount={total} />,
          lines: (order) => [
            <Instant key="at" at={order.placedAt} />,
            <MemberLink key="member" row={order} />,
            <AudienceNames key="channel" kind="channels" keys={[order.channel]} />,
          ],
          foot: (order) => <OrderStanding order={order} />,
        }}
      >
        {orderColumns.externalId}
        {orderColumns.placedAt}
        {orderColumns.status}
        <Column source="memberId" disableSort render={(order) => <MemberLink row={order} />} />
        {orderColumns.channel}
        <Column source="kind" render={({ kind }) => translate(`orders.kinds.${kind}`)} />
        <Column source="country" render={({ country }) => <Country country={country} />} />
        <NumberColumn source="units" />
        <Column
          align="right"
          source="discount"
          render={({ discount }) => <Money amount={discount} />}
        />
        <Column
          align="right"
          source="shipping"
          render={({ shipping }) => <Money amount={shipping} />}
        />
        <Column
          align="right"
          source="revenue"
          render={({ revenue }) => <Money amount={revenue} />}
        />
        {orderColumns.total}
        {orderColumns.returned}
        <Column source="countedOn" />
      </ResponsiveTable>
    </ListPage>
  );
};
export default OrderList;
