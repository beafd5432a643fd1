/** Grants a refund of an order: what of it, and beside it what that comes to, line by line and by tender. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { bringsGoods } from '#rules/service/refunds';
import { namedBy, NOT_NAMED, type PromiseAnswer } from '../shared/promises/answer.ts';
import { PromiseField } from '../shared/promises/PromiseField.tsx';
import { useOpenPromises } from '../shared/promises/useOpenPromises.ts';
import { EMPTY_FORM, toRequest, unreadable } from './refundForm.ts';
import { missingOf } from './refundMissing.ts';
import { RefundFields } from './RefundFields.tsx';
import { RefundOutcome } from './RefundOutcome.tsx';
import { firstWrong, useGrant, useReadMoney, useRefundQuote } from './useRefund.ts';
import { useWrongText } from '../../ui/record/useWrongText.ts';

export interface RefundDialogProps {
  orderId: number;
  ticketId: number | null;
  onClose: () => void;
}

export const RefundDialog = ({ orderId, ticketId, onClose }: RefundDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const read = useReadMoney();
  const wrongText = useWrongText();
  const [form, setForm] = useState(EMPTY_FORM);
  const { quote, lines, error, isStale, refetch } = useRefundQuote(orderId, (known) =>
    toRequest(form, known, read, ticketId),
  );
  const { grant, pending, failure, forget } = useGrant(orderId, onClose, () => void refetch());
  const promises = useOpenPromises(orderId);
  const [answer, setAnswer] = useState<PromiseAnswer>('');
  const asksPromise = !bringsGoods(form.kind) && promises.length > 0;
  const named = asksPromise ? namedBy(answer) : NOT_NAMED;
  const wrong = unreadable(form, read);
  const [isTried, setTried] = useState(false);
  const isUnanswered = asksPromise && answer === '';
  const missing = missingOf(form, { lines, read, quote, isUnanswered, isStale });
  // What is wrong beside it is in sight already.
  const isReady = missing === null && !error && quote?.refusal === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isReady) void grant(toRequest(form, lines, read, ticketId), quote.total, named);
  };
  return (
    <WorkDialog fullWidth maxWidth="md" pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('refunds.verb')}</DialogTitle>
        <DialogContent>
          {lines.length === 0 && !error && <Typography>{translate('refunds.loading')}</Typography>}
          {lines.length > 0 && (
            <RefundFields
              form={form}
              lines={lines}
              policy={quote}
              wrong={wrong}
              isTried={isTried}
              onChange={(changed) => {
                setForm(changed);
                forget();
              }}
            />
          )}
          {asksPromise && (
            <PromiseField
              promises={promises}
              value={answer}
              onChange={setAnswer}
              isMissing={isTried && isUnanswered}
            />
          )}
          {error && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {wrongText(firstWrong(error))}
            </Alert>
          )}
          {quote && !error && <RefundOutcome quote={quote} isStale={isStale} />}
          {isTried && missing && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(missing)}
            </Alert>
          )}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {wrongText(failure)}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate(quote?.approvalAbove == null ? 'refunds.grant' : 'refunds.ask')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
