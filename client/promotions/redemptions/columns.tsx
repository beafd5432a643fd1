/** How a redemption is shown in a table and on a card: in the list of redemptions, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { Redemption } from '#contract/promotions/redemptions';
import type { CardLayout } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { RedemptionStatusChip } from './RedemptionStatusChip.tsx';

const Column = DataTable.Col<Redemption>;

export const redemptionCard: CardLayout<Redemption> = {
  title: ({ orderId }) => orderId,
  aside: ({ discount }) => (
    <>
      −<Money amount={discount} />
    </>
  ),
  lines: ({ createdAt }) => [<Instant key="at" at={createdAt} />],
  foot: ({ status }) => <RedemptionStatusChip status={status} />,
};

export const redemptionColumns = {
  orderId: (
    <Column
      source="orderId"
      disableSort
      render={({ orderId }) => <RecordLink>{orderId}</RecordLink>}
    />
  ),
  status: (
    <Column
      source="status"
      disableSort
      render={({ status }) => <RedemptionStatusChip status={status} />}
    />
  ),
  createdAt: <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />,
  discount: (
    <Column
      align="right"
      source="discount"
      disableSort
      render={({ discount }) => <Money amount={discount} />}
    />
  ),
  total: (
    <Column
      align="right"
      source="total"
      disableSort
      render={({ total }) => <Money amount={total} />}
    />
  ),
};
