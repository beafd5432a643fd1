/** What a variant costs now: shown to everybody, what that is reduced from, its floor and its margin. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { marginBps } from '#rules/pricing/guards';
import { useSeesCosts } from '../../../platform/shared/useSeesCosts.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Money, useMoney } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import type { Timeline } from './timeline.ts';

interface BarProps {
  cost: number | null;
  floor: number | null;
  price: number;
}

const share = (part: number, whole: number) =>
  `${Math.min(100, Math.max(0, (part / whole) * 100))}%`;

/** Cost as the filled part of the price, the floor as a mark on it. */
const MarginBar = ({ cost, floor, price }: BarProps) => {
  const translate = useTranslate();
  const money = useMoney();
  const text = (amount: number | null) =>
    amount === null ? translate('products.prices.noFloor') : money(amount);
  const whole = Math.max(price, floor ?? 0, cost ?? 0, 1);
  return (
    <Box
      role="img"
      aria-label={translate('products.prices.bar', {
        cost: text(cost),
        floor: text(floor),
        price: money(price),
      })}
      sx={{
        position: 'relative',
        height: 14,
        borderRadius: 1,
        bgcolor: 'success.main',
        maxWidth: 360,
        my: 0.5,
      }}
    >
      <Box
        sx={{
          position: 'absolute',
          inset: 0,
          width: share(cost ?? 0, whole),
          bgcolor: 'text.secondary',
          borderRadius: '8px 0 0 8px',
        }}
      />
      {floor !== null && (
        <Box
          sx={{
            position: 'absolute',
            top: -4,
            bottom: -4,
            left: share(floor, whole),
            borderLeft: 3,
            borderColor: price < floor ? 'error.main' : 'text.primary',
          }}
        />
      )}
    </Box>
  );
};

export const PriceNow = ({
  timeline,
  cost,
  floor,
}: {
  timeline: Timeline;
  cost: number | null;
  floor: number | null;
}) => {
  const translate = useTranslate();
  const money = useMoney();
  const rate = useRate();
  const seesCosts = useSeesCosts();
  const { now, reduction, currentPriorAmount } = timeline;
  const base = now.judged.find(
    ({ row, verdict }) =>
      row.listId === BASE_LIST_ID &&
      row.minQuantity === 1 &&
      verdict !== 'ended' &&
      verdict !== 'notStarted',
  );
  const { amount, originalAmount } = now;
  if (amount === null) return <Typography>{translate('prices.errors.noPrice')}</Typography>;
  const costFacts = [
    { label: 'products.prices.cost', value: <Money amount={cost} /> },
    {
      label: 'products.prices.floor',
      value: floor === null ? translate('products.prices.noFloor') : money(floor),
    },
    { label: 'products.prices.margin', value: rate(marginBps(amount, cost)) },
  ];
  const isReduced = originalAmount !== null && originalAmount > amount;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 1.5, mb: 1 }}>
        <Typography component="span" sx={{ fontSize: 28, fontWeight: 600 }}>
          <Money amount={amount} />
        </Typography>
        {isReduced && (
          <Typography component="s" color="text.secondary">
            <Money amount={originalAmount} />
          </Typography>
        )}
        {reduction?.announcedBps ? (
          <StatusChip
            tone="good"
            label={translate('products.prices.reduction', { rate: rate(reduction.announcedBps) })}
          />
        ) : (
          reduction && <StatusChip tone="neutral" label="products.prices.noReduction" />
        )}
        {seesCosts && floor !== null && amount < floor && (
          <StatusChip tone="bad" label="priceBatches.flags.belowFloor" />
        )}
      </Box>
      {seesCosts && <MarginBar cost={cost} floor={floor} price={amount} />}
      <Facts
        facts={[
          { label: 'products.prices.base', value: <Money amount={base?.row.amount} /> },
          ...(seesCosts ? costFacts : []),
          {
            label: 'products.prices.prior',
            value: <Money amount={reduction?.priorAmount ?? currentPriorAmount} />,
          },
        ]}
      />
    </>
  );
};
