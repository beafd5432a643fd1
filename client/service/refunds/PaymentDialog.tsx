/** The frame of dialogs that say something of one payment. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { RefundPayment } from '#contract/service/refundPayments';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useMoney } from '../../ui/record/money.tsx';

export interface PaymentDialogProps {
  payment: RefundPayment;
  onClose: () => void;
}
interface Props extends PaymentDialogProps {
  /** Name of the verb in the messages, and of the route. */
  verb: 'confirm' | 'useOther';
  noun: string;
  /** Null while something is missing. */
  body: object | null;
  /** Somebody tried to send it while something is missing. */
  onMissing?: () => void;
  children: ReactNode;
}

export const PaymentDialog = ({
  payment,
  verb,
  noun,
  body,
  onMissing,
  children,
  onClose,
}: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const { run, pending } = useWork();
  const [failure, setFailure] = useState<string>();
  const words = `refunds.paymentVerbs.${verb}`;
  const fail = (error: unknown) => {
    const refused = ApiError.from(error);
    const [ofField] = Object.values(refused.errors ?? {});
    setFailure(typeof ofField === 'string' ? ofField : refused.key);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body === null) return onMissing?.();
    setFailure(undefined);
    const sent = { ...body, version: payment.version };
    void run(() => api.act('refundPayments', payment.id, noun, sent), {
      success: `${words}.done`,
      onSuccess: onClose,
      onError: fail,
    });
  };
  return (
    <WorkDialog fullWidth maxWidth="xs" pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate(`${words}.title`)}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>
            {translate(`${words}.text`, { amount: money(payment.amount) })}
          </Typography>
          {children}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(failure, { _: failure })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate(`${words}.verb`)}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
