/** How long parcels took and whether they kept their promise, each with the rows behind it. */
import { Box, Link, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { Duration, FulfilmentReport } from '#contract/insight/fulfilment';
import { listLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { useShare } from '../../ui/record/share.ts';
import { FigureTable } from '../../ui/record/FigureTable.tsx';
import { useDuration } from '../shared/useDuration.ts';

type Field = 'shippedAt' | 'deliveredAt' | 'promisedAt';
interface RowsProps {
  report: FulfilmentReport;
  field: Field;
  count: number;
  filter?: object;
}

/** The parcels of the period by one of their instants. */
const Rows = ({ report, field, count, filter }: RowsProps) => {
  const toCount = useCount();
  const { Link: RouterLink } = useRouterProvider();
  const { opens } = report;
  const ends = field === 'promisedAt' ? Math.min(report.ends, report.readAt) : report.ends;
  const to = listLink('shipments', {
    filter: { [`${field}_gte`]: opens, [`${field}_lt`]: ends, ...filter },
    sort: [field, 'ASC'],
  });
  return (
    <Link component={RouterLink} to={to} underline="always">
      {toCount(count)}
    </Link>
  );
};

const STEPS = [
  { step: 'paidToShipped', field: 'shippedAt' },
  { step: 'shippedToDelivered', field: 'deliveredAt' },
] as const;

/** Of the rows, those of which the step is known are counted. */
const Parcels = ({ duration, ...props }: Omit<RowsProps, 'count'> & { duration: Duration }) => {
  const translate = useTranslate();
  const toCount = useCount();
  return (
    <>
      <Rows {...props} count={duration.parcels + duration.unknown} />
      {duration.unknown > 0 && (
        <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: 12.5 }}>
          {translate('fulfilment.unknown', { parcels: toCount(duration.unknown) })}
        </Box>
      )}
    </>
  );
};

export const DurationTable = ({ report }: { report: FulfilmentReport }) => {
  const translate = useTranslate();
  const duration = useDuration();
  const text = (ms: number | null | undefined) => (ms == null ? '–' : duration(ms));
  return (
    <FigureTable
      label={translate('fulfilment.durations')}
      head={['step', 'median', 'p90', 'parcels'].map((name) => translate(`fulfilment.${name}`))}
      lines={STEPS.map(({ step, field }) => {
        const found = report[step];
        return {
          key: step,
          name: (
            <>
              {translate(`fulfilment.steps.${step}`)}
              <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
                {translate(`fulfilment.formulas.${step}`)}
              </Box>
            </>
          ),
          cells: [
            text(found?.median),
            text(found?.p90),
            found ? <Parcels key="rows" report={report} field={field} duration={found} /> : '–',
          ],
        };
      })}
    />
  );
};

export const OnTime = ({ report }: { report: FulfilmentReport }) => {
  const translate = useTranslate();
  const toShare = useShare();
  const { onTime } = report;
  return (
    <Box sx={{ mt: 2 }}>
      <strong>
        {translate('fulfilment.onTime')}
        {translate('layout.labelSeparator')}
        {onTime === null || onTime.whole === 0
          ? translate('fulfilment.notKnown')
          : toShare(onTime.part, onTime.whole)}
      </strong>
      <Typography color="text.secondary">{translate('fulfilment.formulas.onTime')}</Typography>
      {onTime && onTime.whole > 0 && (
        <Box sx={{ display: 'flex', gap: 2 }}>
          <span>
            {translate('fulfilment.promised')}
            {translate('layout.labelSeparator')}
            <Rows report={report} field="promisedAt" count={onTime.whole} />
          </span>
          <span>
            {translate('fulfilment.late')}
            {translate('layout.labelSeparator')}
            <Rows
              report={report}
              field="promisedAt"
              count={onTime.whole - onTime.part}
              filter={{ isLate: true }}
            />
          </span>
        </Box>
      )}
    </Box>
  );
};
