/** What the shop was asked to do with the order, and asking it to send what is in no parcel yet. */
import { Box, Typography } from '@mui/material';
import { useCanAccess, useDataProvider, useGetList, useRefresh, useTranslate } from 'react-admin';
import { type OrderDetail, SHIP_WITHIN_HOURS } from '#contract/orders/orders';
import type { Instruction, InstructionLine } from '#contract/orders/instructions';
import { packedUnits } from '#rules/orders/shipments';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { InstructionChip } from '../shared/InstructionChip.tsx';
import { WithdrawVerb } from '../shared/WithdrawVerb.tsx';

const HOUR_MS = 3_600_000;

/** The units of each line that are in no parcel. A line without an SKU cannot be named to the shop. */
const missingOf = ({ lines, shipments }: OrderDetail): InstructionLine[] => {
  const packed = packedUnits(shipments.flatMap((shipment) => shipment.lines));
  return lines.flatMap(({ sku, quantity, position }) => {
    const open = quantity - (packed.get(position) ?? 0);
    return sku === null || open <= 0 ? [] : [{ sku, quantity: open }];
  });
};

/** Asks the shop to send what is missing. */
export const ShipVerb = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const { canAccess } = useCanAccess({ resource: 'instructions', action: 'create' });
  const lines = missingOf(order);
  if (!canAccess || order.status === 'cancelled' || lines.length === 0) return null;
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
  const { data = [] } = useGetList<Instruction>('instructions', {
    filter: { orderExternalId: order.externalId },
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: 50 },
  });
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
