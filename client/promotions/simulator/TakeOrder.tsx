/** Fills the basket from a real order: its goods, codes, member, channel, delivery and instant. */
import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Order, OrderDetail } from '#contract/orders/orders';
import type { Api } from '../../api.ts';
import { type Basket, EMPTY } from './basket.ts';

/** The basket an order was, and how many of its lines are of goods the catalog does not know. */
const basketOfOrder = (order: OrderDetail): { basket: Basket; unknown: number } => {
  const known = order.lines.filter(({ variantId }) => variantId !== null);
  const codes = [...order.discounts, ...order.lines.flatMap(({ discounts }) => discounts)].flatMap(
    ({ code }) => code ?? [],
  );
  return {
    basket: {
      ...EMPTY,
      lines: known.map(({ variantId, quantity }) => ({ variantId: variantId ?? 0, quantity })),
      codes: [...new Set(codes)],
      channel: order.channel,
      fee: order.shipping > 0 ? order.shipping : null,
      shopper: order.memberExternalId ? 'member' : 'guest',
      member: order.memberExternalId ?? '',
      at: order.placedAt,
      order: order.id,
    },
    unknown: order.lines.length - known.length,
  };
};

export const TakeOrder = ({ onFill }: { onFill: (basket: Basket) => void }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [number, setNumber] = useState('');
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<{ key: string; count?: number; isError: boolean } | null>(
    null,
  );
  const take = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = number.trim();
    if (wanted === '') return;
    setPending(true);
    try {
      const { data } = await api.getList<Order>('orders', {
        filter: { q: wanted },
        pagination: { page: 1, perPage: 10 },
        sort: { field: 'externalId', order: 'ASC' },
      });
      const found = data.find(({ externalId }) => externalId === wanted);
      if (!found) return setOutcome({ key: 'simulator.order.unknown', isError: true });
      const { data: order } = await api.getOne<OrderDetail>('orders', { id: found.id });
      const { basket, unknown } = basketOfOrder(order);
      onFill(basket);
      setOutcome(
        unknown > 0
          ? { key: 'simulator.order.some', count: unknown, isError: false }
          : { key: 'simulator.order.taken', isError: false },
      );
    } catch {
      setOutcome({ key: 'ra.notification.http_error', isError: true });
    } finally {
      setPending(false);
    }
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => void take(event)}
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}
    >
      <TextField
        fullWidth
        label={translate('simulator.order.number')}
        value={number}
        onChange={({ target }) => {
          setNumber(target.value);
          setOutcome(null);
        }}
        error={outcome?.isError ?? false}
        helperText={
          outcome ? translate(outcome.key, { smart_count: outcome.count ?? 0 }) : undefined
        }
        slotProps={{ formHelperText: { 'aria-live': 'polite' } }}
      />
      <Button
        type="submit"
        variant="outlined"
        loading={pending}
        sx={{ mt: 1, height: 40, flexShrink: 0 }}
      >
        {translate('simulator.order.take')}
      </Button>
    </Box>
  );
};
