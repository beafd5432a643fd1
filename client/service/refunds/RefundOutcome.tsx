/** What a refund comes to: each line with its reason, by which tenders the money goes back, and what else follows. */
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RefundQuote } from '#contract/service/refundQuotes';
import { freelyReplacedText } from '#rules/service/freeReplacements';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { ExplainedLines } from '../shared/refunds/ExplainedLines.tsx';
import { useWrongText } from '../../ui/record/useWrongText.ts';
import { PointsDue } from './PointsDue.tsx';

const ROW = { display: 'flex', justifyContent: 'space-between', gap: 2 } as const;
const SMALL = { color: 'text.secondary', fontSize: 12.5 } as const;

const Tenders = ({ quote: { payments, tenders } }: { quote: RefundQuote }) => {
  const translate = useTranslate();
  const money = useMoney();
  const cap = tenders.reduce((sum, { left }) => sum + left, 0);
  return (
    <Box sx={{ mt: 1 }}>
      {payments.map(({ tender, amount, isPayout, paymentId }, index) => (
        <Box key={index} sx={ROW}>
          <span>
            {translate(isPayout ? 'refunds.payoutBy' : 'refunds.backTo', {
              tender: translate(`payments.tenders.${tender}`),
            })}
            {paymentId === null && translate('refunds.unknownPayment')}
          </span>
          <span>{money(amount)}</span>
        </Box>
      ))}
      <Typography sx={SMALL}>{translate('refunds.cap', { amount: money(cap) })}</Typography>
    </Box>
  );
};

const Effects = ({ quote }: { quote: RefundQuote }) => {
  const translate = useTranslate();
  const count = useCount();
  const { pointsReturned, couponReturns, gifts } = quote;
  const effects = [
    pointsReturned > 0 && translate('refunds.effects.points', { points: count(pointsReturned) }),
    couponReturns && translate('refunds.effects.coupon'),
    ...gifts.map(({ name, quantity }) =>
      translate('returnValue.gift', { smart_count: quantity, name }),
    ),
  ].filter((effect) => effect !== false);
  return effects.map((effect) => (
    <Typography key={effect} sx={{ mt: 1 }}>
      {effect}
    </Typography>
  ));
};

/** Of the lines that it is about, what was replaced before without a payment of the customer. */
const Replaced = ({ quote: { lines, orderLines } }: { quote: RefundQuote }) => {
  const translate = useTranslate();
  const wrongText = useWrongText();
  return orderLines
    .filter(({ id }) => lines.some(({ lineId }) => lineId === id))
    .map(({ id, sku, name, freelyReplaced }) => {
      const text = freelyReplacedText(freelyReplaced);
      return (
        text !== null && (
          <Alert key={id} severity="warning" sx={{ mt: 1 }}>
            {translate('refunds.freelyReplaced.ofLine', {
              name: sku ?? name,
              text: wrongText(text),
            })}
          </Alert>
        )
      );
    });
};

export const RefundOutcome = ({ quote, isStale }: { quote: RefundQuote; isStale: boolean }) => {
  const translate = useTranslate();
  const money = useMoney();
  const wrongText = useWrongText();
  const { lines, total, refusal, approvalAbove, grantedAlone, limitPolicy } = quote;
  return (
    <Box aria-live="polite" aria-busy={isStale} sx={{ mt: 2, opacity: isStale ? 0.6 : 1 }}>
      {lines.length === 0 ? (
        <Typography color="text.secondary">{translate('refunds.nothingChosen')}</Typography>
      ) : (
        <>
          <ExplainedLines lines={lines} total={total} />
          <Tenders quote={quote} />
          <Effects quote={quote} />
          <PointsDue {...quote} />
          <Replaced quote={quote} />
          {refusal !== null && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {wrongText(refusal)}
            </Alert>
          )}
          {approvalAbove !== null && (
            <Alert severity="info" sx={{ mt: 1 }}>
              {translate(grantedAlone > 0 ? 'refunds.aboveWithEarlier' : 'refunds.above', {
                limit: money(approvalAbove),
                earlier: money(grantedAlone),
              })}{' '}
              {translate(limitPolicy === null ? 'refunds.byStartingTerms' : 'refunds.byPolicy', {
                number: limitPolicy,
              })}
            </Alert>
          )}
        </>
      )}
    </Box>
  );
};
