/** Which goods of the ticket's order are to be repaired: one unit of one line. */
import { Alert, MenuItem, TextField } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import type { CaseFieldsProps } from '../cases/formTypes.ts';

const Lines = ({ orderId, input, onInput, errors }: CaseFieldsProps & { orderId: number }) => {
  const translate = useTranslate();
  const { data: order } = useGetOne<OrderDetail>('orders', { id: orderId, meta: { whole: true } });
  const lines = order?.lines ?? [];
  return (
    <TextField
      select
      fullWidth
      required
      error={errors?.lineNumber !== undefined}
      helperText={errors?.lineNumber && translate(errors.lineNumber)}
      label={translate('repairs.fields.line')}
      value={lines.some(({ number }) => number === input.lineNumber) ? input.lineNumber : ''}
      onChange={({ target }) => onInput({ ...input, lineNumber: Number(target.value) })}
    >
      {lines.map(({ number, name, sku }) => (
        <MenuItem key={number} value={number}>
          {name}
          {sku !== null && sku !== name && translate('layout.inParentheses', { text: sku })}
        </MenuItem>
      ))}
    </TextField>
  );
};

export const OneLine = (props: CaseFieldsProps) => {
  const translate = useTranslate();
  const orderId = props.ticket?.orderId ?? null;
  if (orderId === null) return <Alert severity="info">{translate('repairs.nameOrder')}</Alert>;
  return <Lines {...props} orderId={orderId} />;
};
