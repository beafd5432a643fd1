/** How a return is shown in a table and on a card: in the list of returns, and on the page of a member. */
import { DataTable } from 'react-admin';
import type { ListedReturn } from '#contract/orders/returns';
import type { CardLayout } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ReviewChip } from '../shared/ReviewChip.tsx';
import { ReturnedOrder } from './ReturnedOrder.tsx';

const Column = DataTable.Col<ListedReturn>;

export const returnCard: CardLayout<ListedReturn> = {
  title: ({ externalId }) => externalId,
  aside: ({ amount }) => <Money amount={amount} />,
  lines: (row) => [
    <Instant key="at" at={row.returnedAt} />,
    <ReturnedOrder key="order" {...row} />,
    row.reason,
  ],
  foot: ({ review }) => <ReviewChip review={review} />,
};

export const returnColumns = {
  externalId: (
    <Column
      source="externalId"
      render={({ externalId }) => <RecordLink>{externalId}</RecordLink>}
    />
  ),
  review: <Column source="review" render={({ review }) => <ReviewChip review={review} />} />,
  returnedAt: (
    <Column source="returnedAt" render={({ returnedAt }) => <Instant at={returnedAt} />} />
  ),
  orderId: <Column source="orderId" disableSort render={(row) => <ReturnedOrder {...row} />} />,
  reason: <Column source="reason" />,
  amount: (
    <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
  ),
};
