/** Before a batch is applied: which of its prices were computed from figures that have changed since. */
import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { Moved } from '#contract/pricing/priceBatches/batchRows';
import { useMoney } from '../../ui/record/money.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useVariantName } from '../shared/useVariantName.ts';
import { useMovedSince } from './useMovedSince.ts';
import { useMovedWords } from './useMovedWords.ts';
import { mayStillApprove } from './verbs.ts';

const FIGURES = ['price', 'cost', 'floor'] as const;
const NUMBER = { textAlign: 'right', whiteSpace: 'nowrap' } as const;

const Change = ({ moved }: { moved: Moved | null }) => {
  const translate = useTranslate();
  const money = useMoney();
  if (!moved) return <>–</>;
  if (moved.was === moved.is) return <>{translate('priceBatches.moved.otherEnd')}</>;
  const shown = (amount: number | null) => (amount === null ? '–' : money(amount));
  return (
    <>
      {shown(moved.was)} → {shown(moved.is)}
    </>
  );
};

export const MovedRows = ({ batch }: { batch: PriceBatch }) => {
  const translate = useTranslate();
  const nameOf = useVariantName();
  const moved = useMovedSince(batch);
  const lines = useMovedWords()(moved);
  const advice = mayStillApprove(batch, moved) ? 'advice' : 'refused';
  if (!moved || moved.total === 0) return null;
  const { rows, total } = moved;
  return (
    <Section title="priceBatches.moved.title">
      <Alert severity="warning" sx={{ mb: 1 }}>
        {[...lines, translate(`priceBatches.moved.${advice}`)].join(
          translate('layout.sentenceSeparator'),
        )}
      </Alert>
      <Box
        sx={{ overflowX: 'auto', maxHeight: 320 }}
        tabIndex={0}
        role="region"
        aria-label={translate('priceBatches.moved.title')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('priceBatches.preview.variant')}</TableCell>
              {FIGURES.map((figure) => (
                <TableCell key={figure} sx={NUMBER}>
                  {translate(`priceBatches.moved.${figure}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.variantId}>
                <TableCell>{nameOf(row)}</TableCell>
                {FIGURES.map((figure) => (
                  <TableCell key={figure} sx={NUMBER}>
                    <Change moved={row[figure]} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
            {total > rows.length && (
              <TableRow>
                <TableCell colSpan={FIGURES.length + 1}>
                  {translate('priceBatches.moved.more', { smart_count: total - rows.length })}
                </TableCell>
              </TableRow>
            )}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
};
