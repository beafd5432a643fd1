/** The verb "Value of a return" of a paid order: what to refund for goods before they come back. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { ReturnValueDialog } from './ReturnValueDialog.tsx';

const ReturnValueButton = () => {
  const translate = useTranslate();
  const order = useRecordContext<OrderDetail>();
  const [open, setOpen] = useState(false);
  if (!order || order.paidAt === null || order.status === 'cancelled' || order.lines.length === 0)
    return null;
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {translate('returnValue.verb')}
      </Button>
      {open && <ReturnValueDialog orderId={order.id} onClose={() => setOpen(false)} />}
    </>
  );
};
export default ReturnValueButton;
