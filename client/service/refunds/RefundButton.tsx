/** The verb "Refund" of a paid order, for whoever may grant refunds. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { RefundDialog } from './RefundDialog.tsx';

interface Props {
  order: Pick<OrderDetail, 'id' | 'paidAt' | 'status' | 'kind'>;
  ticketId?: number;
}

export const RefundButton = ({ order, ticketId }: Props) => {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'refunds', action: 'create' });
  const [isOpen, setOpen] = useState(false);
  const { id, paidAt, status, kind } = order;
  if (!canAccess || paidAt === null || status === 'cancelled' || kind !== 'sale') return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {translate('refunds.verb')}
      </Button>
      {isOpen && (
        <RefundDialog orderId={id} ticketId={ticketId ?? null} onClose={() => setOpen(false)} />
      )}
    </>
  );
};
