/** What the member gives back of what the goods of a refund had earned; a warning where that is worth more than they cost. */
import { Alert, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RefundDetail } from '#contract/service/refunds';
import { costOfUnits } from '#rules/service/refundQuotes';
import { useCount } from '../../ui/list/useCount.ts';
import { useMoney } from '../../ui/record/money.tsx';

type Props = Pick<RefundDetail, 'pointsDue' | 'pointsWorth'> & {
  lines: readonly Pick<RefundDetail['lines'][number], 'kind' | 'worth'>[];
};

export const PointsDue = ({ pointsDue, pointsWorth, lines }: Props) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  if (pointsDue === 0) return null;
  const cost = costOfUnits(lines);
  const figures = { points: count(pointsDue), worth: money(pointsWorth), cost: money(cost) };
  if (pointsWorth > cost)
    return (
      <Alert severity="warning" sx={{ mt: 1 }}>
        {translate('refunds.effects.pointsAbove', figures)}
      </Alert>
    );
  return (
    <Typography sx={{ mt: 1 }}>
      {translate(`refunds.effects.${pointsWorth > 0 ? 'pointsDueWorth' : 'pointsDue'}`, figures)}
    </Typography>
  );
};
