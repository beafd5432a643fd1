/** Chooses what comes back of an order and shows what to refund. Nothing is saved. */
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { useDialogClose } from '../../ui/feedback/useDialogClose.ts';
import { allOf, leftOf, typedFor, unitsOf } from './chosen.ts';
import { ReturnedLineRow } from './ReturnedLineRow.tsx';
import { ReturnOutcome } from './ReturnOutcome.tsx';
import { RefundedLess } from './RefundedLess.tsx';
import { useReturnValue } from './useReturnValue.ts';

const LIST = { listStyle: 'none', m: 0, p: 0 } as const;

const Content = ({ orderId }: { orderId: number }) => {
  const translate = useTranslate();
  const { value, error, isStale, typed, setTyped, isAdding, setIsAdding } = useReturnValue(orderId);
  if (error) {
    const { key } = ApiError.from(error);
    return <Alert severity="error">{translate(key, { _: key })}</Alert>;
  }
  if (!value) return <Typography>{translate('returnValue.loading')}</Typography>;
  const isAnyLeft = value.lines.some((line) => leftOf(line) > 0);
  return (
    <>
      <Typography sx={{ mb: 1 }}>{translate('returnValue.text')}</Typography>
      {value.notOrdered.map(({ id, name }) => (
        <Alert key={id} severity="info" sx={{ mb: 1 }}>
          {translate('returnValue.notOrdered', { name })}
        </Alert>
      ))}
      <Box component="ul" sx={LIST}>
        {value.lines.map((line) => (
          <ReturnedLineRow
            key={line.id}
            line={line}
            typed={typedFor(typed, line)}
            isWrong={Number.isNaN(unitsOf(typed, line))}
            onType={(text) => setTyped({ ...typed, [line.id]: text })}
          />
        ))}
      </Box>
      {isAnyLeft && (
        <Button size="small" onClick={() => setTyped(allOf(value.lines))} sx={{ mt: 1 }}>
          {translate('returnValue.all')}
        </Button>
      )}
      <Box aria-live="polite" aria-busy={isStale} sx={{ mt: 2, opacity: isStale ? 0.6 : 1 }}>
        <ReturnOutcome value={value} />
        <RefundedLess value={value} isAdding={isAdding} onAdd={setIsAdding} />
      </Box>
    </>
  );
};

export const ReturnValueDialog = ({
  orderId,
  onClose,
}: {
  orderId: number;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const titleId = useId();
  const close = useDialogClose(true, onClose);
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={close} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('returnValue.verb')}</DialogTitle>
      <DialogContent>
        <Content orderId={orderId} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
