/** What happened to a refund, in the timeline of its ticket. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RefundStep } from '#contract/service/refunds';
import { Instant } from '../../../ui/record/instant.tsx';
import { useMoney } from '../../../ui/record/money.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

export const RefundEntry = ({
  step: { refundId, step, at, total, name },
}: {
  step: RefundStep;
}) => {
  const translate = useTranslate();
  const money = useMoney();
  const happened = translate(`refunds.steps.${step}`);
  return (
    <Box component="li" sx={{ mb: 1.5, pl: 1.75, color: 'text.secondary', fontSize: 12.5 }}>
      <RecordLink resource="refunds" id={refundId} to="show">
        {translate('refunds.ofAmount', { id: refundId, amount: money(total) })}
      </RecordLink>
      {translate('layout.partSeparator')}
      {name === null ? happened : translate('refunds.stepBy', { step: happened, name })}
      {translate('layout.partSeparator')}
      <Instant at={at} />
    </Box>
  );
};
