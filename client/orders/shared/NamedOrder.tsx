import { RecordLink } from '../../ui/record/RecordLink.tsx';

export interface NamedOrderProps {
  orderId: number | null;
  orderExternalId: string;
}

/** The order that a row names; only its number while the order is unknown. */
export const NamedOrder = ({ orderId, orderExternalId }: NamedOrderProps) =>
  orderId === null ? (
    <>{orderExternalId}</>
  ) : (
    <RecordLink resource="orders" id={orderId}>
      {orderExternalId}
    </RecordLink>
  );
