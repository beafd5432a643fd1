import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CompetitorOffer } from '#contract/pricing/competitors';
import { numberFormat } from '#shared/formatters';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TABULAR = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** Index of our price, 100 = the same; one decimal. */
export const useIndex = () => {
  const { locale } = useStoreSettings();
  const format = numberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (bps: number | null) => (bps === null ? '–' : format.format(bps / 100));
};

/** What it costs now, and what it cost before it last moved. */
export const OfferPrice = ({ offer: { total, previousAmount } }: { offer: CompetitorOffer }) => {
  const translate = useTranslate();
  const money = useMoney();
  const change = total !== null && previousAmount !== null ? total - previousAmount : null;
  return (
    <Box sx={TABULAR}>
      <Money amount={total} />
      {change !== null && change !== 0 && (
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
          {translate(change < 0 ? 'competitorOffers.fell' : 'competitorOffers.rose', {
            from: money(previousAmount),
          })}
        </Box>
      )}
    </Box>
  );
};

/** How far our price lies above or below theirs, in words and figures. */
export const Difference = ({ offer: { ourAmount, total } }: { offer: CompetitorOffer }) => {
  const translate = useTranslate();
  const money = useMoney();
  if (ourAmount === null || total === null) return <span>–</span>;
  const difference = ourAmount - total;
  if (difference === 0) return <span>{translate('competitorOffers.same')}</span>;
  const key = difference > 0 ? 'competitorOffers.dearer' : 'competitorOffers.cheaper';
  return (
    <Box
      component="span"
      sx={{ ...TABULAR, color: difference > 0 ? 'error.main' : 'success.main' }}
    >
      {translate(key, { amount: money(Math.abs(difference)) })}
    </Box>
  );
};
