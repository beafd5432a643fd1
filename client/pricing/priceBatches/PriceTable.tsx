/** Rows of a preview or a saved batch, where there is room for a table. */
import { Table, TableBody, TableCell, TableHead, TableRow, Tooltip, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { beforeOf } from '#rules/pricing/priceBatches';
import { Money } from '../../ui/record/money.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { Flags } from './Flags.tsx';
import type { PriceCardProps } from './PriceCard.tsx';
import { Change, Margins, Old, RIGHT, Variant } from './rowParts.tsx';

const COMPACT = ['variant', 'old', 'new', 'difference', 'margin', 'floor', 'prior'] as const;
const HEAD = [...COMPACT, 'index', 'flags'] as const;

const Head = ({ compact }: { compact: boolean }) => {
  const translate = useTranslate();
  const head: readonly (typeof HEAD)[number][] = compact ? COMPACT : HEAD;
  return (
    <TableHead>
      <TableRow>
        {head.map((name) => (
          <TableCell key={name} align={name === 'variant' || name === 'flags' ? 'left' : 'right'}>
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
  );
};

const Row = ({ row, fresh, compact, children }: PriceCardProps & { compact: boolean }) => {
  const rate = useRate();
  return (
    <TableRow hover>
      <TableCell sx={{ maxWidth: 320 }}>
        <Variant row={row} />
        {compact && row.flags.length > 0 && (
          <Box sx={{ mt: 0.5 }}>
            <Flags flags={row.flags} />
          </Box>
        )}
      </TableCell>
      <TableCell sx={RIGHT}>
        <Old row={row} />
      </TableCell>
      <TableCell sx={RIGHT}>{children}</TableCell>
      <TableCell sx={RIGHT}>
        <Change before={beforeOf(row)} after={fresh} />
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
  );
};

export interface PriceTableProps {
  rows: readonly BatchRow[];
  /** The cell of the new price. */
  renderNew: (row: BatchRow, index: number) => ReactNode;
  newOf: (row: BatchRow) => number | null;
  compact: boolean;
}

export const PriceTable = ({ rows, renderNew, newOf, compact }: PriceTableProps) => (
  <Table
    size="small"
    sx={{ '& td': { verticalAlign: 'baseline' }, minWidth: compact ? 680 : 1000 }}
  >
    <Head compact={compact} />
    <TableBody>
      {rows.map((row, index) => (
        <Row key={row.variantId} row={row} fresh={newOf(row)} compact={compact}>
          {renderNew(row, index)}
        </Row>
      ))}
    </TableBody>
  </Table>
);
