/** A person saw that the money has moved, and says where it can be found. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { cleanText } from '#shared/searchText';
import { PaymentDialog, type PaymentDialogProps } from './PaymentDialog.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_REFERENCE = 120;

export const ConfirmPaymentDialog = (props: PaymentDialogProps) => {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const reference = cleanText(typed);
  const isMissing = isTried && reference === '';
  return (
    <PaymentDialog
      {...props}
      verb="confirm"
      noun="confirmation"
      body={reference === '' ? null : { reference }}
      onMissing={() => setTried(true)}
    >
      <LimitedField
        fullWidth
        autoFocus
        required
        error={isMissing}
        helperText={isMissing && translate('ra.validation.required')}
        label={translate('refunds.payments.referenceLabel')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        max={MAX_REFERENCE}
      />
    </PaymentDialog>
  );
};
