/** How many points a basket uses, how many it could use, and what limits them. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Quote } from '#contract/promotions/quotes';
import { useMoney } from '../../../ui/record/money.tsx';

export const PointsOutcome = ({ quote: { points } }: { quote: Pick<Quote, 'points'> }) => {
  const translate = useTranslate();
  const money = useMoney();
  if (points === undefined) return null;
  const texts =
    points === null
      ? [translate('quotes.noPoints')]
      : [
          translate('quotes.points', {
            used: points.used,
            available: points.available,
            amount: money(points.amount),
          }),
          translate('quotes.mostPoints', {
            most: points.most,
            limit: translate(`quotes.pointLimits.${points.limitedBy}`),
          }),
        ];
  return (
    <Box sx={{ color: 'text.secondary', fontSize: 12.5, mt: 1 }}>
      {texts.map((text) => (
        <Box key={text}>{text}</Box>
      ))}
    </Box>
  );
};
