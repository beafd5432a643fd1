import {
  Box,
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EFFECT_DAYS, MIN_DAYS, MIN_UNITS } from '#contract/pricing/reports';
import { Section } from '../../ui/record/Section.tsx';
import { EffectRow } from './EffectRow.tsx';
import { BATCHES, useWrittenBatches } from './usePricing.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';

export const EffectSection = () => {
  const translate = useTranslate();
  const [page, setPage] = useState(1);
  const query = useWrittenBatches(page);
  const { data } = query;
  const total = data?.total ?? 0;
  return (
    <Section
      title="pricing.effects.title"
      help={translate('pricing.effects.help', { days: EFFECT_DAYS })}
    >
      {data === undefined ? (
        <Loading query={query} height={160} />
      ) : data.data.length === 0 ? (
        <Typography color="text.secondary">{translate('pricing.effects.none')}</Typography>
      ) : (
        <>
          <TableContainer
            tabIndex={0}
            role="region"
            aria-label={translate('pricing.effects.title')}
          >
            <Table size="small">
              <TableHead>
                <TableRow>
                  <TableCell>{translate('pricing.effects.batch')}</TableCell>
                  <TableCell>{translate('pricing.effects.since')}</TableCell>
                  <TableCell sx={{ textAlign: 'right' }}>
                    {translate('pricing.effects.units')}
                  </TableCell>
                  <TableCell sx={{ textAlign: 'right' }}>
                    {translate('pricing.effects.margin')}
                  </TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {data.data.map((batch) => (
                  <EffectRow key={batch.id} batch={batch} />
                ))}
              </TableBody>
            </Table>
          </TableContainer>
          {total > BATCHES && (
            <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 1 }}>
              <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
                {translate('pricing.effects.later')}
              </Button>
              <Button disabled={page * BATCHES >= total} onClick={() => setPage(page + 1)}>
                {translate('pricing.effects.earlier')}
              </Button>
            </Box>
          )}
        </>
      )}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1.5, maxWidth: 860 }}>
        {translate('pricing.effects.formula', { leastDays: MIN_DAYS, leastUnits: MIN_UNITS })}
      </Typography>
    </Section>
  );
};
