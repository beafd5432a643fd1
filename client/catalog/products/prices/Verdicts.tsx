/** Every row of a price's answer: the one that holds, and why the others lost. */
import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PriceCells } from '../../../pricing/shared/priceCells.tsx';
import { usePriceLists } from '../../../pricing/shared/priceLists.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { useMoney } from '../../../ui/record/money.tsx';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import type { Answer } from './timeline.ts';

export const Verdicts = ({ answer }: { answer: Answer }) => {
  const translate = useTranslate();
  const money = useMoney();
  const toText = useLocalize();
  const lists = usePriceLists();
  const verdicts = answer.verdicts ?? [];
  const amountOf = (priceId: number) =>
    money(verdicts.find((one) => one.priceId === priceId)?.amount);
  const nameOf = (code: string | null) => {
    const list = lists.find((one) => one.code === code);
    return (list && toText(list.names)) || code || '–';
  };
  const fields = ['minQuantity', 'amount', 'startsAt', 'endsAt'];
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('products.prices.question.list')}</TableCell>
            {fields.map((field) => (
              <TableCell key={field}>{translate(`resources.prices.fields.${field}`)}</TableCell>
            ))}
            <TableCell>{translate('products.prices.question.verdict')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {verdicts.map(
            ({ priceId, list, minQuantity, amount, startsAt, endsAt, verdict, lostTo }) => (
              <TableRow
                key={priceId}
                sx={verdict === 'current' ? { '& td': { fontWeight: 600 } } : {}}
              >
                <TableCell>{nameOf(list)}</TableCell>
                <TableCell>{minQuantity}</TableCell>
                <PriceCells amount={amount} startsAt={startsAt} endsAt={endsAt} />
                <TableCell>
                  {verdict === 'current' ? (
                    <StatusChip tone="good" label="prices.verdicts.current" />
                  ) : (
                    translate(`prices.verdicts.${verdict}`)
                  )}
                  {lostTo !== undefined &&
                    translate('layout.inParentheses', {
                      text: translate('products.prices.question.lostTo', {
                        amount: amountOf(lostTo),
                      }),
                    })}
                </TableCell>
              </TableRow>
            ),
          )}
        </TableBody>
      </Table>
    </Box>
  );
};
