/** Rows of a preview or a saved batch: a table where there is room, cards on a phone. */
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { BatchRow } from '#contract/pricing/priceBatches/batchRows';
import { Money } from '../../ui/record/money.tsx';
import { PriceCard } from './PriceCard.tsx';
import { PriceTable } from './PriceTable.tsx';
import { useIsNarrow } from '../../ui/useIsNarrow.ts';

export interface PriceRowsProps {
  rows: readonly BatchRow[];
  /** The cell of the new price; defaults to the price itself. */
  renderNew?: (row: BatchRow, index: number) => ReactNode;
  /** The new price as it stands on screen, when it is ahead of the server. */
  newOf?: (row: BatchRow) => number | null;
  /** Is a newer answer on its way? */
  isOld?: boolean;
  /** For a narrow column: flags stand under the variant's name, figures that only help to decide are left out. */
  compact?: boolean;
}

const showNew = (row: BatchRow) => <Money amount={row.newAmount} />;
const newAmountOf = ({ newAmount }: BatchRow) => newAmount;

export const PriceRows = ({
  rows,
  renderNew = showNew,
  newOf = newAmountOf,
  isOld = false,
  compact = false,
}: PriceRowsProps) => {
  const isSmall = useIsNarrow();
  if (!isSmall)
    return (
      <Box aria-busy={isOld} sx={{ overflowX: 'auto', mx: -2 }}>
        <PriceTable rows={rows} renderNew={renderNew} newOf={newOf} compact={compact} />
      </Box>
    );
  return (
    <Box component="ul" aria-busy={isOld} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row, index) => (
        <PriceCard key={row.variantId} row={row} fresh={newOf(row)}>
          {renderNew(row, index)}
        </PriceCard>
      ))}
    </Box>
  );
};
