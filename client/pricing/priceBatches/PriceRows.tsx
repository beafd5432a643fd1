/** Rows of a preview or a saved batch: a table where there is room, cards on a phone. */
import {
  Box,
  Card,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  type Theme,
  Tooltip,
  Typography,
  useMediaQuery,
} from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Money } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { differenceOf } from './difference.ts';
import { Flags } from './Flags.tsx';

const RIGHT = { textAlign: 'right', whiteSpace: 'nowrap' } as const;
const MUTED = { color: 'text.secondary', fontSize: 12.5 } as const;

export interface PriceRowsProps {
  rows: readonly BatchRow[];
  /** The cell of the new price; defaults to the price itself. */
  renderNew?: (row: BatchRow, at: number) => ReactNode;
  /** The new price as it stands on screen, when it is ahead of the server. */
  newOf?: (row: BatchRow) => number | null;
  /** Is a newer answer on its way? */
  isOld?: boolean;
  /** Beside a rail: flags stand under the variant's name, and what only helps to decide is left out. */
  compact?: boolean;
}

const Variant = ({ row: { productId, names, options, sku } }: { row: BatchRow }) => {
  const toText = useLocalize();
  return (
    <>
      <RecordLink resource="products" id={productId}>
        {toText(names)}
      </RecordLink>
      <Box sx={MUTED}>{[...options, sku].filter(Boolean).join(' · ')}</Box>
    </>
  );
};

const Change = ({ before, after }: { before: number | null; after: number | null }) => {
  const rate = useRate();
  const difference = differenceOf(before, after);
  if (!difference) return <>–</>;
  const { amount, bps } = difference;
  return (
    <>
      {amount > 0 ? '↑ +' : '↓ −'}
      <Money amount={Math.abs(amount)} />
      <Box sx={MUTED}>{rate(bps, { signed: true })}</Box>
    </>
  );
};

const Margins = ({ row }: { row: BatchRow }) => {
  const rate = useRate();
  const { oldMarginBps, newMarginBps } = row;
  if (oldMarginBps === null && newMarginBps === null) return <>–</>;
  return (
    <>
      <span>{rate(newMarginBps)}</span>
      <Box sx={MUTED}>← {rate(oldMarginBps)}</Box>
    </>
  );
};

const RowCard = ({
  row,
  fresh,
  children,
}: {
  row: BatchRow;
  fresh: number | null;
  children: ReactNode;
}) => {
  const translate = useTranslate();
  return (
    <Card component="li" data-card sx={{ p: 1.5, mb: 1 }}>
      <Variant row={row} />
      <Box
        sx={{
          display: 'flex',
          justifyContent: 'space-between',
          alignItems: 'center',
          gap: 1,
          mt: 0.5,
        }}
      >
        <span>
          <Money amount={row.oldAmount} /> →
        </span>
        <Box component="span">{children}</Box>
        <Box sx={RIGHT}>
          <Change before={row.ownAmount ?? row.oldAmount} after={fresh} />
        </Box>
      </Box>
      <Box sx={{ ...MUTED, my: 0.5 }}>
        {translate('priceBatches.preview.floor')} <Money amount={row.floor} /> ·{' '}
        {translate('priceBatches.preview.prior')} <Money amount={row.priorAmount} />
      </Box>
      <Flags flags={row.flags} />
    </Card>
  );
};

const COMPACT = ['variant', 'old', 'new', 'difference', 'margin', 'floor', 'prior'] as const;
const HEAD = [...COMPACT, 'index', 'flags'] as const;

export const PriceRows = ({
  rows,
  renderNew,
  newOf = ({ newAmount }) => newAmount,
  isOld = false,
  compact = false,
}: PriceRowsProps) => {
  const head: readonly (typeof HEAD)[number][] = compact ? COMPACT : HEAD;
  const translate = useTranslate();
  const rate = useRate();
  const isSmall = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const cell = renderNew ?? ((row: BatchRow) => <Money amount={row.newAmount} />);
  if (isSmall) {
    return (
      <Box component="ul" aria-busy={isOld} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row, index) => (
          <RowCard key={row.variantId} row={row} fresh={newOf(row)}>
            {cell(row, index)}
          </RowCard>
        ))}
      </Box>
    );
  }
  return (
    <Box aria-busy={isOld} sx={{ overflowX: 'auto', mx: -2 }}>
      <Table
        size="small"
        sx={{ '& td': { verticalAlign: 'baseline' }, minWidth: compact ? 680 : 1000 }}
      >
        <TableHead>
          <TableRow>
            {head.map((name) => (
              <TableCell
                key={name}
                align={name === 'variant' || name === 'flags' ? 'left' : 'right'}
              >
                {name === 'index' ? (
                  <Tooltip title={translate('priceBatches.preview.indexHelp')}>
                    <span>{translate('priceBatches.preview.index')}</span>
                  </Tooltip>
                ) : (
                  translate(`priceBatches.preview.${name}`)
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={row.variantId} hover>
              <TableCell sx={{ maxWidth: 320 }}>
                <Variant row={row} />
                {compact && row.flags.length > 0 && (
                  <Box sx={{ mt: 0.5 }}>
                    <Flags flags={row.flags} />
                  </Box>
                )}
              </TableCell>
              <TableCell sx={RIGHT}>
                <Money amount={row.oldAmount} />
                {row.ownAmount !== null && row.ownAmount !== row.oldAmount && (
                  <Typography component="div" sx={MUTED}>
                    <Money amount={row.ownAmount} />
                  </Typography>
                )}
              </TableCell>
              <TableCell sx={RIGHT}>{cell(row, index)}</TableCell>
              <TableCell sx={RIGHT}>
                <Change before={row.ownAmount ?? row.oldAmount} after={newOf(row)} />
              </TableCell>
              <TableCell sx={RIGHT}>
                <Margins row={row} />
              </TableCell>
              <TableCell sx={RIGHT}>
                <Money amount={row.floor} />
              </TableCell>
              <TableCell sx={RIGHT}>
                <Money amount={row.priorAmount} />
              </TableCell>
              {!compact && (
                <>
                  <TableCell sx={RIGHT}>{rate(row.competitorIndexBps)}</TableCell>
                  <TableCell>
                    <Flags flags={row.flags} />
                  </TableCell>
                </>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
