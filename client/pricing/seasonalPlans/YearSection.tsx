/** Makes a plan's batches of one year, and tells what became of each season. */
import { Box, Button, Link, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useRecordContext, useRouterProvider, useTranslate } from 'react-admin';
import type { YearOutcome, YearResult } from '#contract/pricing/seasonalPlans';
import { dayOf } from '#shared/days';
import { showLink } from '../../links.ts';
import { CategoryName } from '../shared/categories.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TONES: Record<YearOutcome, Tone> = {
  made: 'good',
  already: 'information',
  past: 'neutral',
  nothing: 'neutral',
  refused: 'bad',
};

const Result = ({
  result: { categoryId, outcome, batchId, items, reason },
}: {
  result: YearResult;
}) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
        <CategoryName id={categoryId} />
        <StatusChip tone={TONES[outcome]} label={`seasonalPlans.outcomes.${outcome}`} />
      </Box>
      {batchId !== null && (
        <Link
          component={RouterLink}
          to={showLink('priceBatches', batchId)}
          sx={{ display: 'inline-block', py: '2px' }}
        >
          {translate('seasonalPlans.prices', { smart_count: items })}
        </Link>
      )}
      {outcome === 'refused' && reason && (
        <Typography color="text.secondary">{translate(reason, { _: reason })}</Typography>
      )}
    </Box>
  );
};

export const YearSection = () => {
  const translate = useTranslate();
  const plan = useRecordContext<{ id: number; archivedAt: number | null }>();
  const { timeZone } = useStoreSettings();
  const [year, setYear] = useState(() => dayOf(Date.now(), timeZone).slice(0, 4));
  const [results, setResults] = useState<YearResult[]>();
  const { act, pending } = useAct<YearResult[]>('seasonalPlans', 'year', { onSuccess: setResults });
  const { canAccess } = useCanAccess({ resource: 'seasonalPlans', action: 'edit' });
  if (!plan || !canAccess || plan.archivedAt !== null) return null;
  const isYear = /^2[01]\d\d$/.test(year);
  return (
    <Section title="seasonalPlans.makeYear" help="seasonalPlans.makeYearHelp">
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          type="number"
          label={translate('seasonalPlans.year')}
          value={year}
          onChange={({ target }) => setYear(target.value)}
          error={!isYear}
          sx={{ width: 110 }}
        />
        <Button
          variant="contained"
          disabled={!isYear || pending}
          onClick={() => act(plan.id, { year: Number(year) })}
        >
          {translate('seasonalPlans.make')}
        </Button>
      </Box>
      <Box
        component="ul"
        aria-live="polite"
        sx={{ listStyle: 'none', p: 0, m: 0, mt: results ? 1.5 : 0 }}
      >
        {results?.map((result) => (
          <Result key={result.key} result={result} />
        ))}
      </Box>
    </Section>
  );
};
