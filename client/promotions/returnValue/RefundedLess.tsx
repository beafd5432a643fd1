/** Says that earlier refunds were too small, and offers to add what they were less. */
import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ReturnValue } from '#contract/promotions/returnValue';
import { useMoney } from '../../ui/record/money.tsx';

interface Props {
  value: ReturnValue;
  isAdding: boolean;
  onAdd: (isAdding: boolean) => void;
}

export const RefundedLess = ({ value, isAdding, onAdd }: Props) => {
  const translate = useTranslate();
  const money = useMoney();
  const { refundedLess, lines } = value;
  if (refundedLess === 0) return null;
  const isChosen = lines.some(({ quantity }) => quantity > 0);
  return (
    <Alert
      severity="warning"
      sx={{ mt: 2 }}
      action={
        isChosen && (
          <Button color="inherit" size="small" onClick={() => onAdd(!isAdding)}>
            {translate(isAdding ? 'returnValue.leaveLess' : 'returnValue.addLess')}
          </Button>
        )
      }
    >
      {translate('returnValue.refundedLess', { amount: money(refundedLess) })}
    </Alert>
  );
};
