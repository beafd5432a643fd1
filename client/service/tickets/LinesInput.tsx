/** What of its order a ticket is about: the lines of the order, each with how many of it. */
import { Box, Typography } from '@mui/material';
import { useGetList, useGetOne, useInput, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Order, OrderDetail } from '#contract/orders/orders';
import type { TicketLine } from '#contract/service/tickets';
import { CountField } from '../../ui/form/CountField.tsx';
import { usePaused } from '../../ui/usePaused.ts';

interface Choice {
  sku: string;
  name: string;
  /** How many were ordered. */
  ordered: number;
}

/** The goods of the order with this number; none while it is not known. */
const useGoods = (typed: string): Choice[] => {
  const externalId = usePaused(typed.trim());
  const { data: found } = useGetList<Order>(
    'orders',
    {
      filter: { externalId },
      pagination: { page: 1, perPage: 1 },
      sort: { field: 'id', order: 'DESC' },
    },
    { enabled: externalId !== '' },
  );
  const id = externalId === '' ? undefined : found?.[0]?.id;
  const { data: order } = useGetOne<OrderDetail>(
    'orders',
    { id: id ?? 0, meta: { whole: true } },
    { enabled: id !== undefined },
  );
  const goods = new Map<string, Choice>();
  for (const { sku, name, quantity } of id === undefined ? [] : (order?.lines ?? []))
    if (sku !== null)
      goods.set(sku, { sku, name, ordered: (goods.get(sku)?.ordered ?? 0) + quantity });
  return [...goods.values()];
};

/** Those that were chosen of another order stay to be seen. */
const withChosen = (goods: readonly Choice[], lines: readonly TicketLine[]): Choice[] => [
  ...goods,
  ...lines
    .filter(({ sku }) => goods.every((one) => one.sku !== sku))
    .map(({ sku }) => ({ sku, name: sku, ordered: 0 })),
];

export const LinesInput = () => {
  const translate = useTranslate();
  const typed: unknown = useWatch({ name: 'orderExternalId' });
  const { field } = useInput<TicketLine[]>({ source: 'lines', defaultValue: [] });
  const lines = (field.value ?? []) as readonly TicketLine[];
  const choices = withChosen(useGoods(typeof typed === 'string' ? typed : ''), lines);
  if (choices.length === 0) return null;
  const choose = (sku: string, quantity: number | null) =>
    field.onChange(
      choices.flatMap((one) => {
        const chosen =
          one.sku === sku ? quantity : lines.find((line) => line.sku === one.sku)?.quantity;
        return typeof chosen === 'number' ? [{ sku: one.sku, quantity: chosen }] : [];
      }),
    );
  return (
    <Box sx={{ mb: 2 }}>
      <Typography variant="h3" component="h3">
        {translate('resources.tickets.fields.lines')}
      </Typography>
      <Typography color="text.secondary">{translate('tickets.help.lines')}</Typography>
      {choices.map(({ sku, name, ordered }) => {
        const quantity = lines.find((line) => line.sku === sku)?.quantity ?? null;
        const isTooMany = quantity !== null && quantity > ordered;
        return (
          <Box key={sku} sx={{ display: 'flex', gap: 2, py: 1, alignItems: 'start' }}>
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
              {name}
              {name !== sku && <Typography color="text.secondary">{sku}</Typography>}
            </Box>
            <Box sx={{ width: 180, flexShrink: 0 }}>
              <CountField
                label={translate('tickets.lineQuantity', { sku })}
                value={quantity}
                onChange={(count) => choose(sku, count)}
                placeholder="0"
                {...(isTooMany && {
                  error: translate('tickets.ordered', { smart_count: ordered }),
                })}
              />
            </Box>
          </Box>
        );
      })}
    </Box>
  );
};
