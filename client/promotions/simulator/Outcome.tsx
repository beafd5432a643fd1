/** What the basket costs, step by step and line by line, and why. */
import { Alert, Box, LinearProgress, Skeleton } from '@mui/material';
import ShoppingCart from '@mui/icons-material/ShoppingCartOutlined';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { Simulation } from '#contract/promotions/simulator';
import { ApiError } from '../../apiError.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { PointsOutcome } from '../shared/quotes/PointsOutcome.tsx';
import { QuoteLines } from '../shared/quotes/QuoteLines.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { VerdictList } from '../shared/verdicts/VerdictList.tsx';
import { Waterfall } from './Waterfall.tsx';

/** The first reasons the server gave, in words. */
const Refused = ({ error }: { error: unknown }) => {
  const translate = useTranslate();
  const { key: message, errors = {} } = ApiError.from(error);
  const keys = [...new Set(flat(errors))].slice(0, 5);
  return (
    <Alert severity="error">
      {(keys.length > 0 ? keys : [message]).map((key) => (
        <div key={key}>{translate(key, { _: key })}</div>
      ))}
    </Alert>
  );
};
const flat = (errors: unknown): string[] =>
  typeof errors === 'string'
    ? [errors]
    : typeof errors === 'object' && errors
      ? Object.values(errors).flatMap(flat)
      : [];

/** What the order cost beside what the engine would charge for it. */
const Paid = ({ paid, total }: { paid: NonNullable<Simulation['paid']>; total: number }) => {
  const translate = useTranslate();
  const difference = total - paid.amount;
  return (
    <Box sx={{ mt: 1, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      <span>
        {translate('simulator.paid')}{' '}
        <RecordLink resource="orders" id={paid.orderId}>
          {paid.number}
        </RecordLink>
        {translate('layout.labelSeparator')}
        <Money amount={paid.amount} />
      </span>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {difference === 0 ? (
          translate('simulator.asPaid')
        ) : (
          <>
            {translate(difference > 0 ? 'simulator.more' : 'simulator.less')}{' '}
            <Money amount={Math.abs(difference)} />
          </>
        )}
      </Box>
    </Box>
  );
};

interface Props {
  simulation: UseQueryResult<Simulation>;
  isEmpty: boolean;
  marked: number | null;
}

export const Outcome = ({ simulation: { data, error, isFetching }, isEmpty, marked }: Props) => {
  const translate = useTranslate();
  if (isEmpty)
    return (
      <Section>
        <EmptyState icon={ShoppingCart} title="simulator.empty.title" text="simulator.empty.text" />
      </Section>
    );
  if (error) return <Refused error={error} />;
  if (!data) return <Skeleton variant="rounded" height={420} />;
  return (
    <Box aria-busy={isFetching} sx={{ position: 'relative' }}>
      {isFetching && (
        <LinearProgress
          aria-label={translate('ra.page.loading')}
          sx={{ position: 'absolute', insetInline: 0, top: 0, height: 2, zIndex: 1 }}
        />
      )}
      <Section
        title="simulator.sections.waterfall"
        actions={
          <Box sx={{ color: 'text.secondary' }}>
            <Instant at={data.at} />
          </Box>
        }
      >
        <Waterfall simulation={data} />
        <PointsOutcome quote={data} />
        {data.paid && <Paid paid={data.paid} total={data.totals.total} />}
      </Section>
      <Section title="simulator.sections.lines">
        <QuoteLines quote={data} />
      </Section>
      <Section title="simulator.sections.verdicts" help="simulator.verdictsHelp">
        <VerdictList verdicts={data.verdicts} refusedCodes={data.refusedCodes} marked={marked} />
      </Section>
    </Box>
  );
};
