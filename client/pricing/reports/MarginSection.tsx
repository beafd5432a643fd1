/** How the margins of what is on sale are spread. */
import {
  Box,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { lazy, Suspense } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { MARGIN_STEPS, type MarginRow } from '#contract/pricing/reports';
import { numberFormat } from '#shared/formatters';
import { LookToggle } from '../../platform/shared/LookToggle.tsx';
import { formatRate, useRate } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Place, usePlaces } from './places.ts';
import { useMargins } from './usePricing.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

const MarginChart = lazy(() => import('./MarginChart.tsx'));
/** The theme takes the line off a table's last cells, not off the head of its last row. */
const ROW = { 'tr:last-of-type > &': { borderBottom: 0 } } as const;
const NUMBER = {
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
  whiteSpace: 'nowrap',
} as const;

/** "< 0 %", "0–10 %", …, "≥ 70 %" */
const useBucketNames = (): string[] => {
  const { locale } = useStoreSettings();
  const rate = (bps: number) => formatRate(bps, locale);
  const between = MARGIN_STEPS.slice(1).map(
    (step, index) => `${(MARGIN_STEPS[index] ?? 0) / 100}–${rate(step)}`,
  );
  return [`< ${rate(0)}`, ...between, `≥ ${rate(MARGIN_STEPS.at(-1) ?? 0)}`];
};

const MarginTable = ({
  places,
  rows,
}: {
  places: readonly Place[];
  rows: readonly MarginRow[];
}) => {
  const translate = useTranslate();
  const rate = useRate();
  const { locale } = useStoreSettings();
  const names = useBucketNames();
  const number = numberFormat(locale);
  const of = new Map(rows.map((row) => [row.categoryId, row]));
  return (
    <TableContainer tabIndex={0} role="region" aria-label={translate('pricing.margins.title')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('pricing.category')}</TableCell>
            <TableCell sx={NUMBER}>{translate('pricing.margins.mean')}</TableCell>
            {names.map((name) => (
              <TableCell key={name} sx={NUMBER}>
                {name}
              </TableCell>
            ))}
            <TableCell sx={NUMBER}>{translate('pricing.margins.withoutCost')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {places.flatMap(({ id, name }) => {
            const row = of.get(id);
            if (!row) return [];
            return (
              <TableRow key={id ?? 0}>
                <TableCell
                  component="th"
                  scope="row"
                  sx={{ ...ROW, fontWeight: id === places[0]?.id ? 600 : 400 }}
                >
                  {name}
                </TableCell>
                <TableCell sx={NUMBER}>{rate(row.meanBps)}</TableCell>
                {row.buckets.map((count, index) => (
                  <TableCell
                    key={names[index]}
                    sx={{ ...NUMBER, ...(index === 0 && count > 0 && { color: 'error.main' }) }}
                  >
                    {number.format(count)}
                  </TableCell>
                ))}
                <TableCell sx={NUMBER}>{number.format(row.withoutCost)}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

export const MarginSection = ({ categoryId }: { categoryId: number | null }) => {
  const translate = useTranslate();
  const rate = useRate();
  const { locale } = useStoreSettings();
  const names = useBucketNames();
  const places = usePlaces(categoryId, translate('pricing.whole'));
  const [look, setLook] = useStore<'chart' | 'table'>('pricing.margins', 'chart');
  const query = useMargins();
  const { data } = query;
  const row = data?.find((one) => one.categoryId === categoryId);
  const number = numberFormat(locale);
  const losing = row?.buckets[0] ?? 0;
  const answer =
    row && row.variants > 0
      ? translate('pricing.margins.answer', {
          mean: rate(row.meanBps),
          variants: number.format(row.variants),
          smart_count: losing,
          losing: number.format(losing),
        })
      : translate('pricing.margins.none');
  const looks = <LookToggle look={look} onLook={setLook} />;
  return (
    <Section title="pricing.margins.title" help="pricing.margins.help" actions={looks}>
      {data === undefined ? (
        <Loading query={query} height={260} />
      ) : (
        <>
          <Typography sx={{ mb: 1 }}>{answer}</Typography>
          {look === 'table' ? (
            <MarginTable places={places} rows={data} />
          ) : (
            row &&
            row.variants > 0 && (
              <>
                <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
                  {translate('pricing.margins.axis')}
                </Box>
                <Suspense fallback={<Skeleton variant="rounded" height={260} />}>
                  <MarginChart
                    title={answer}
                    rows={row.buckets.map((variants, index) => ({
                      name: names[index] ?? '',
                      variants,
                      isLoss: index === 0,
                    }))}
                  />
                </Suspense>
              </>
            )
          )}
        </>
      )}
    </Section>
  );
};
