/** By which other tender the money goes back. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TENDERS } from '#contract/orders/payments';
import { PAID_BY_HAND } from '#rules/service/refundPayments';
import { PaymentDialog, type PaymentDialogProps } from './PaymentDialog.tsx';

export const OtherTenderDialog = (props: PaymentDialogProps) => {
  const translate = useTranslate();
  const [tender, setTender] = useState<(typeof TENDERS)[number]>(
    props.payment.tender === 'bankTransfer' ? 'cash' : 'bankTransfer',
  );
  const others = TENDERS.filter((one) => one !== props.payment.tender);
  return (
    <PaymentDialog {...props} verb="useOther" noun="otherTender" body={{ tender }}>
      <TextField
        select
        fullWidth
        label={translate('resources.payments.fields.tender')}
        value={tender}
        onChange={({ target }) => setTender(target.value as typeof tender)}
        helperText={
          PAID_BY_HAND.includes(tender) ? translate('refunds.payments.byHand') : undefined
        }
      >
        {others.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`payments.tenders.${one}`)}
          </MenuItem>
        ))}
      </TextField>
    </PaymentDialog>
  );
};
