import type { ListedReturn } from '#contract/orders/returns';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

/** The order of a return: a link once it is known. */
export const ReturnedOrder = ({
  orderId,
  orderExternalId,
}: Pick<ListedReturn, 'orderId' | 'orderExternalId'>) =>
  orderId === null ? (
    <>{orderExternalId ?? '–'}</>
  ) : (
    <RecordLink resource="orders" id={orderId}>
      {orderExternalId ?? orderId}
    </RecordLink>
  );
