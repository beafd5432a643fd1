/** What the shop was asked to do with the order, and asking it to send what is in no parcel yet. */
import { Box, Typography } from '@mui/material';
import { useCanAccess, useDataProvider, useGetList, useRefresh, useTranslate } from 'react-admin';
import { type OrderDetail, SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import type { Instruction } from '#contract/orders/instructions';
import { missingLines, shippingRefusal } from '#rules/orders/instructions';
import { HOUR_MS } from '#shared/days';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { InstructionChip } from '../shared/InstructionChip.tsx';
import { WithdrawVerb } from '../shared/WithdrawVerb.tsx';

/** The newest instructions about the order. */
export const useInstructions = ({ externalId }: OrderDetail) =>
  useGetList<Instruction>('instructions', {
    filter: { orderExternalId: externalId },
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: 50 },
  });

/** Asks the shop to send what is missing. */
export const ShipVerb = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const { canAccess } = useCanAccess({ resource: 'instructions', action: 'create' });
  const { data: instructions } = useInstructions(order);
  if (!canAccess || shippingRefusal(order) || instructions === undefined) return null;
  const lines = missingLines({ ...order, instructions });
  if (lines.length === 0) return null;
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <VerbBar
      verbs={[
        {
          key: 'ship',
          label: 'instructions.ship.verb',
          size: 'small',
          confirm: () => ({
            title: 'instructions.ship.title',
            lines: [
              translate('instructions.ship.text', { smart_count: units, hours: SHIP_WITHIN_HOURS }),
            ],
            reason: 'optional',
            perform: (note) =>
              api.create('instructions', {
                data: {
                  kind: 'ship',
                  orderExternalId: order.externalId,
                  lines,
                  note,
                  dueAt: Date.now() + SHIP_WITHIN_HOURS * HOUR_MS,
                },
              }),
            success: 'instructions.ship.done',
            onSuccess: refresh,
          }),
        },
      ]}
    />
  );
};

export const OrderInstructions = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  const { data = [] } = useInstructions(order);
  if (data.length === 0)
    return <Typography color="text.secondary">{translate('instructions.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {data.map((row) => (
        <Box
          component="li"
          key={row.id}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, py: 0.5 }}
        >
          <strong>{translate(`instructions.kinds.${row.kind}`)}</strong>
          <InstructionChip state={row.state} />
          <span>{row.lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(' · ')}</span>
          <span>{row.refusal ?? row.note}</span>
          <Instant at={row.acknowledgedAt ?? row.createdAt} />
          <Box sx={{ ml: 'auto' }}>
            <WithdrawVerb row={row} />
          </Box>
        </Box>
      ))}
    </Box>
  );
};
