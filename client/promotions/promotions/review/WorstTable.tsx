/** The variants that would be sold at the largest reductions, with what is left over their cost. */
import { Box, TableBody, TableCell, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Money } from '../../../ui/record/money.tsx';
import { useRate } from '../../../ui/record/rate.tsx';
import { useProductNamesOfVariants } from '../../../catalog/shared/goods/useNames.ts';
import type { WorstRow } from '../review.ts';
import { MUTED, NUMBER, ReviewHead, ReviewTable } from './ReviewTable.tsx';
import { WORDS } from './words.ts';

export const WorstTable = ({ rows }: { rows: readonly WorstRow[] }) => {
  const translate = useTranslate();
  const rate = useRate();
  const nameOf = useProductNamesOfVariants(rows.map(({ variantId }) => variantId));
  return (
    <ReviewTable label={translate(`${WORDS}.worst`)}>
      <ReviewHead
        names={['variant', 'price', 'paid', 'off', 'margin', 'floor']}
        numbers={['price', 'paid', 'off', 'margin', 'floor']}
      />
      <TableBody>
        {rows.map(({ variantId, name, sku, quantity, price, paid, depthBps, marginBps, floor }) => (
          <TableRow key={variantId}>
            <TableCell sx={{ minWidth: 160 }}>
              {nameOf(variantId) ?? name}
              <Box sx={MUTED}>
                {[sku, quantity > 1 && `× ${quantity}`].filter(Boolean).join(' ')}
              </Box>
            </TableCell>
            <TableCell sx={NUMBER}>
              <Money amount={price} />
            </TableCell>
            <TableCell sx={{ ...NUMBER, fontWeight: 600 }}>
              <Money amount={paid} />
            </TableCell>
            <TableCell sx={NUMBER}>{rate(depthBps)}</TableCell>
            <TableCell
              sx={{
                ...NUMBER,
                ...(marginBps !== null && marginBps < 0 && { color: 'error.main' }),
              }}
            >
              {rate(marginBps)}
            </TableCell>
            <TableCell
              sx={{ ...NUMBER, ...(floor !== null && paid <= floor && { color: 'warning.main' }) }}
            >
              <Money amount={floor} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ReviewTable>
  );
};
