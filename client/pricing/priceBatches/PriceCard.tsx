import { Box, Card } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { beforeOf } from '#rules/pricing/priceBatches';
import { Money } from '../../ui/record/money.tsx';
import { Flags } from './Flags.tsx';
import { Change, MUTED, Old, RIGHT, Variant } from './rowParts.tsx';

export interface PriceCardProps {
  row: BatchRow;
  /** The new price as it stands on screen. */
  fresh: number | null;
  /** The cell of the new price. */
  children: ReactNode;
}

/** A row on a phone. */
export const PriceCard = ({ row, fresh, children }: PriceCardProps) => {
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
        <Box>
          <Old row={row} />
        </Box>
        <span>→</span>
        <Box component="span">{children}</Box>
        <Box sx={RIGHT}>
          <Change before={beforeOf(row)} after={fresh} />
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
