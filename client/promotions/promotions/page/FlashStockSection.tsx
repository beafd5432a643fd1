/** The items of a flash sale: the stock for each, how much of it is taken, and what is left. */
import {
  Button,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { FlashStock, Promotion } from '#contract/promotions/promotions';
import { isUsedUp } from '#rules/promotions/promotions';
import { useVariantNames } from '../../../catalog/shared/goods/useNames.ts';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { NUMBER } from '../review/ReviewTable.tsx';

const WORDS = 'promotions.flashStock';
/** More items than this are shown when they are asked for. */
const FIRST = 20;

const Row = ({ item, name }: { item: FlashStock; name: string | undefined }) => {
  const translate = useTranslate();
  const money = useMoney();
  const count = useCount();
  const { price, stock, taken } = item;
  const left = stock === null ? null : Math.max(0, stock - taken);
  return (
    <TableRow>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{name ?? '…'}</TableCell>
      <TableCell sx={NUMBER}>{money(price)}</TableCell>
      <TableCell sx={NUMBER}>
        {stock === null ? translate(`${WORDS}.unlimited`) : count(stock)}
      </TableCell>
      <TableCell sx={NUMBER}>{count(taken)}</TableCell>
      <TableCell sx={NUMBER}>
        {isUsedUp(taken, stock) ? (
          <StatusChip tone="attention" label={`${WORDS}.soldOut`} />
        ) : (
          count(left)
        )}
      </TableCell>
    </TableRow>
  );
};

export const FlashStockSection = ({
  promotion: { flashStock = [] },
}: {
  promotion: Pick<Promotion, 'flashStock'>;
}) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? flashStock : flashStock.slice(0, FIRST);
  const nameOf = useVariantNames(shown.map(({ variantId }) => variantId));
  if (flashStock.length === 0) return null;
  return (
    <Section title="promotions.sections.flashStock" help={`${WORDS}.help`}>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={translate('promotions.sections.flashStock')}
        sx={{ maxHeight: 420 }}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate(`${WORDS}.item`)}</TableCell>
              {['price', 'stock', 'taken', 'left'].map((column) => (
                <TableCell key={column} sx={NUMBER}>
                  {translate(`${WORDS}.${column}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((item) => (
              <Row key={item.variantId} item={item} name={nameOf(item.variantId)} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {shown.length < flashStock.length && (
        <Button onClick={() => setAll(true)}>
          {translate('ui.history.more', { smart_count: flashStock.length - shown.length })}
        </Button>
      )}
    </Section>
  );
};
