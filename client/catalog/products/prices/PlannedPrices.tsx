/** Prices of a variant that are still to come, and the way to schedule one more. */
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import { useMoney } from '../../../ui/record/money.tsx';
import { PriceCells } from '../../../pricing/shared/priceCells.tsx';
import { useEndPrice } from '../../../pricing/shared/useEndPrice.ts';
import { PriceListName } from '../../../pricing/shared/priceLists.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import type { Timeline } from './timeline.ts';

const HEAD = ['listId', 'minQuantity', 'amount', 'startsAt', 'endsAt'];

export interface PlannedPricesProps {
  timeline: Timeline;
  mayEdit: boolean;
  onChange: () => void;
}

export const PlannedPrices = ({ timeline, mayEdit, onChange }: PlannedPricesProps) => {
  const translate = useTranslate();
  const money = useMoney();
  const endPrice = useEndPrice('products.prices.takenBack');
  const takeBack = (id: number, amount: number): Verb => ({
    key: 'takeBack',
    label: 'products.prices.takeBack',
    tone: 'danger',
    variant: 'text',
    confirm: () => ({
      title: translate('products.prices.takeBackTitle', { amount: money(amount) }),
      lines: [translate('products.prices.takeBackText')],
      perform: () => endPrice(id),
      onSuccess: onChange,
    }),
  });
  const planned = timeline.prices
    .filter(({ startsAt }) => startsAt > timeline.at)
    .sort((a, b) => a.startsAt - b.startsAt);
  if (planned.length === 0) {
    return (
      <Typography color="text.secondary">{translate('products.prices.nonePlanned')}</Typography>
    );
  }
  return (
    <Box
      sx={{ overflowX: 'auto' }}
      tabIndex={0}
      role="group"
      aria-label={translate('products.prices.planned')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {HEAD.map((field) => (
              <TableCell key={field}>{translate(`resources.prices.fields.${field}`)}</TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {planned.map(({ id, listId, minQuantity, amount, startsAt, endsAt, batchId }) => (
            <TableRow key={id}>
              <TableCell>
                <PriceListName id={listId} />
              </TableCell>
              <TableCell>{minQuantity}</TableCell>
              <PriceCells amount={amount} startsAt={startsAt} endsAt={endsAt} />
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {batchId ? (
                  <RecordLink resource="priceBatches" id={batchId}>
                    {translate('products.prices.batch', { id: batchId })}
                  </RecordLink>
                ) : (
                  mayEdit && <VerbBar verbs={[takeBack(id, amount)]} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
};
