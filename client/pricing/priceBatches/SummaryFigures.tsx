/** What a proposal adds up to, and whether it needs a second person. */
import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { BatchSummary } from '#contract/pricing/priceBatches/batchRows';
import { numberFormat } from '#shared/formatters';
import { useRate } from '../../ui/record/rate.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useBatchWords } from './useBatchWords.ts';

const Figure = ({
  label,
  children,
  isBad = false,
}: {
  label: string;
  children: ReactNode;
  isBad?: boolean;
}) => (
  <Box sx={{ minWidth: 84 }}>
    <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
      {label}
    </Box>
    <Box
      component="dd"
      sx={{ m: 0, fontSize: 16, fontWeight: 600, ...(isBad && { color: 'error.main' }) }}
    >
      {children}
    </Box>
  </Box>
);

export const SummaryFigures = ({ summary }: { summary: BatchSummary }) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const rate = useRate();
  const words = useBatchWords();
  const count = (value: number) => numberFormat(locale).format(value);
  const name = (key: string) => translate(`priceBatches.summary.${key}`);
  const { matched, changing, raisedCount, loweredCount, averageChangeBps } = summary;
  const { largestChangeBps, minMarginBps, belowFloor, skipped, breaches } = summary;
  const leftOut = Object.entries(skipped).map(
    ([flag, rows]) => `${translate(`priceBatches.flags.${flag}`)} ${count(rows ?? 0)}`,
  );
  return (
    <Box aria-live="polite">
      <Box
        component="dl"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 1, m: 0, mb: 1 }}
      >
        <Figure label={name('matched')}>{count(matched)}</Figure>
        <Figure label={name('changing')}>{count(changing)}</Figure>
        <Figure label={name('up')}>↑ {count(raisedCount)}</Figure>
        <Figure label={name('down')}>↓ {count(loweredCount)}</Figure>
        <Figure label={name('average')}>{rate(averageChangeBps, { signed: true })}</Figure>
        <Figure label={name('largest')}>{rate(largestChangeBps, { signed: true })}</Figure>
        <Figure label={name('margin')} isBad={minMarginBps !== null && minMarginBps < 0}>
          {rate(minMarginBps)}
        </Figure>
        <Figure label={name('belowFloor')} isBad={belowFloor > 0}>
          {count(belowFloor)}
        </Figure>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        {breaches.length > 0 ? (
          <>
            <StatusChip tone="attention" label="priceBatches.summary.second" />
            <span>{words.breaches(breaches)}</span>
          </>
        ) : (
          changing > 0 && <StatusChip tone="good" label="priceBatches.summary.alone" />
        )}
        {leftOut.length > 0 && (
          <Typography component="span" color="text.secondary">
            {name('leftOut')}
            {translate('layout.labelSeparator')}
            {words.listed(leftOut)}
          </Typography>
        )}
      </Box>
    </Box>
  );
};
