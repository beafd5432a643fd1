/** A variant's prices over time, as a chart or as the log behind it. */
import {
  Box,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
  useTheme,
} from '@mui/material';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Look, LookToggle } from '../../../platform/shared/LookToggle.tsx';
import { EffectiveAt, OriginalAmount, PriceCause } from '../../../pricing/shared/loggedPrices.tsx';
import { Instant } from '../../../ui/record/instant.tsx';
import { Money } from '../../../ui/record/money.tsx';
import { PersonName } from '../../../platform/shared/PersonName.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { SERIES, type SeriesName } from './series.ts';
import { pointsOf, type Timeline } from './timeline.ts';

const PriceChart = lazy(() => import('./PriceChart.tsx'));
const HEAD = [
  'effectiveAt',
  'shownUntil',
  'amount',
  'originalAmount',
  'cause',
  'actorName',
  'recordedAt',
];

/** What was logged of the price, the newest first: who changed it and why. */
const Log = ({
  events,
  caption,
  now,
}: {
  events: Timeline['events'];
  caption: string;
  now: number;
}) => {
  const translate = useTranslate();
  return (
    <Box sx={{ overflowX: 'auto', maxHeight: 420 }} tabIndex={0}>
      <Table size="small" stickyHeader aria-label={caption}>
        <TableHead>
          <TableRow>
            {HEAD.map((field) => (
              <TableCell key={field}>
                {translate(`resources.priceEvents.fields.${field}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {[...events].reverse().map((event) => (
            <TableRow key={event.id}>
              <TableCell>
                <EffectiveAt event={event} now={now} />
              </TableCell>
              <TableCell>
                <Instant at={event.shownUntil} />
              </TableCell>
              <TableCell>
                <Money amount={event.amount} />
              </TableCell>
              <TableCell>
                <OriginalAmount event={event} />
              </TableCell>
              <TableCell>
                <PriceCause event={event} />
              </TableCell>
              <TableCell>
                <PersonName name={event.actorName} />
              </TableCell>
              <TableCell>
                <Instant at={event.recordedAt} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};

const Legend = ({ names }: { names: readonly SeriesName[] }) => {
  const translate = useTranslate();
  const { palette } = useTheme();
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5, mt: 1, fontSize: 12.5 }}
    >
      {names.map((name) => (
        <Box
          key={name}
          component="span"
          sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75 }}
        >
          <svg width="26" height="8" aria-hidden="true">
            <line
              x1="0"
              y1="4"
              x2="26"
              y2="4"
              stroke={SERIES[name].colour[palette.mode]}
              strokeWidth="2"
              strokeDasharray={SERIES[name].dash}
            />
          </svg>
          {translate(`products.prices.series.${name}`)}
        </Box>
      ))}
    </Box>
  );
};

export const TimelinePanel = ({ timeline, name }: { timeline: Timeline; name: string }) => {
  const translate = useTranslate();
  const now = timeline.at;
  const [look, setLook] = useState<Look>('chart');
  const points = useMemo(() => pointsOf(timeline, now), [timeline, now]);
  const title = translate('products.prices.chartTitle', { name });
  const drawn = (Object.keys(SERIES) as SeriesName[]).filter((one) =>
    points.some((point) => point[one] !== null),
  );
  const toggle = <LookToggle look={look} onLook={setLook} />;
  return (
    <Section title="products.prices.timeline" actions={toggle}>
      {timeline.events.length === 0 ? (
        <Typography color="text.secondary">{translate('products.prices.noEvents')}</Typography>
      ) : look === 'table' ? (
        <Log events={timeline.events} caption={title} now={now} />
      ) : (
        <>
          <Suspense fallback={<Skeleton variant="rounded" height={260} />}>
            <PriceChart points={points} now={now} title={title} />
          </Suspense>
          <Legend names={drawn} />
        </>
      )}
    </Section>
  );
};
