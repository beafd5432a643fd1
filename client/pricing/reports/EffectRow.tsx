/** What sold before and after one batch, per day, and how sure the difference is. */
import { Box, Skeleton, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { EffectChange, PriceEffect } from '#contract/pricing/reports';
import { numberFormat } from '#shared/formatters';
import { Instant } from '../../ui/record/instant.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { useBatchName } from '../shared/useBatchName.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useEffectOf } from './usePricing.ts';

const NUMBER = {
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
  verticalAlign: 'top',
} as const;

interface ChangeProps {
  before: number;
  after: number;
  change: EffectChange;
  say: (value: number) => string;
}

/** "4.5 → 6.2", then the change with its interval and what that says. */
const Change = ({ before, after, change: { change, low, high }, say }: ChangeProps) => {
  const translate = useTranslate();
  const signed = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${say(Math.abs(value))}`;
  const verdict = low > 0 ? 'more' : high < 0 ? 'less' : 'unclear';
  return (
    <>
      <Box sx={{ whiteSpace: 'nowrap' }}>
        {say(before)} → <strong>{say(after)}</strong>
      </Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {translate('pricing.effects.interval', {
          change: signed(change),
          low: signed(low),
          high: signed(high),
        })}
      </Box>
      <Box
        sx={{
          fontSize: 12.5,
          color:
            verdict === 'more'
              ? 'success.main'
              : verdict === 'less'
                ? 'error.main'
                : 'text.secondary',
        }}
      >
        {translate(`pricing.effects.${verdict}`)}
      </Box>
    </>
  );
};

const Figures = ({ effect }: { effect: PriceEffect }) => {
  const translate = useTranslate();
  const money = useMoney();
  const { locale } = useStoreSettings();
  const { before, after, units, margin, reason, unitsWithoutCost } = effect;
  const number = numberFormat(locale, { maximumFractionDigits: 1 });
  const [earlier, later] = [before.marginPerDay, after.marginPerDay];
  if (reason !== null || !units)
    return (
      <TableCell
        colSpan={2}
        sx={{ color: 'text.secondary', verticalAlign: 'top', textAlign: 'right' }}
      >
        {translate(`pricing.effects.reasons.${reason ?? 'days'}`, {
          before: before.days,
          after: after.days,
          units: before.units + after.units,
        })}
      </TableCell>
    );
  return (
    <>
      <TableCell sx={NUMBER}>
        <Change
          before={before.unitsPerDay}
          after={after.unitsPerDay}
          change={units}
          say={(value) => number.format(value)}
        />
      </TableCell>
      <TableCell sx={NUMBER}>
        {margin !== null && earlier !== null && later !== null ? (
          <Change
            before={earlier}
            after={later}
            change={margin}
            say={(value) => money(Math.round(value))}
          />
        ) : (
          '–'
        )}
        {unitsWithoutCost > 0 && (
          <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
            {translate('pricing.effects.withoutCost', { smart_count: unitsWithoutCost })}
          </Box>
        )}
      </TableCell>
    </>
  );
};

export const EffectRow = ({ batch }: { batch: PriceBatch }) => {
  const translate = useTranslate();
  const toName = useBatchName();
  const { data } = useEffectOf(batch.id);
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        sx={{ verticalAlign: 'top', minWidth: 180, 'tr:last-of-type > &': { borderBottom: 0 } }}
      >
        <RecordLink resource="priceBatches" id={batch.id} to="show">
          {toName(batch)}
        </RecordLink>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary', fontWeight: 400 }}>
          {translate('pricing.effects.prices', { smart_count: batch.itemCount })}
        </Box>
      </TableCell>
      <TableCell sx={{ verticalAlign: 'top' }}>
        <Instant at={batch.startsAt ?? batch.writtenAt} />
        {data && (
          <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
            {translate('pricing.effects.days', {
              before: data.before.days,
              after: data.after.days,
            })}
          </Box>
        )}
      </TableCell>
      {data ? (
        <Figures effect={data} />
      ) : (
        <TableCell colSpan={2}>
          <Skeleton />
        </TableCell>
      )}
    </TableRow>
  );
};
