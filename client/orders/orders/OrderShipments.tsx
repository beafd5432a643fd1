import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import type { OrderShipment } from '#contract/orders/shipments';
import { packedUnits } from '#rules/orders/shipments';
import { LineProductName } from '../../pricing/shared/ProductLink.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LateChip } from '../shared/LateChip.tsx';
import { ShipmentStatusChip } from '../shared/ShipmentStatusChip.tsx';

const LIST = { listStyle: 'none', m: 0, p: 0 } as const;

/** A line of a parcel by the name of the order's line, with the serial numbers of its units. */
const PackedLine = ({
  line,
  ordered,
}: {
  line: OrderShipment['lines'][number];
  ordered: OrderDetail['lines'];
}) => {
  const translate = useTranslate();
  const known = ordered.find(({ position }) => position === line.orderPosition);
  const named = line.sku ?? line.lineId ?? '';
  return (
    <Box component="li">
      {line.quantity} ×{' '}
      {known?.productId ? (
        <LineProductName id={known.productId} name={known.name} />
      ) : (
        (known?.name ?? translate('orders.shipments.unknownLine', { name: named }))
      )}
      {line.serialNumbers.length > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: 12.5, overflowWrap: 'anywhere' }}>
          {translate('orders.shipments.serialNumbers', {
            numbers: line.serialNumbers.join(', '),
          })}
        </Box>
      )}
    </Box>
  );
};

const Way = ({ events }: Pick<OrderShipment, 'events'>) => {
  const translate = useTranslate();
  return (
    <Box component="ol" sx={{ ...LIST, color: 'text.secondary', mt: 0.5 }}>
      {events.map(({ status, at, place }) => (
        <Box component="li" key={`${status} ${at}`} sx={{ display: 'flex', gap: 1.5 }}>
          <Instant at={at} />
          <span>
            {[translate(`shipments.statuses.${status}`), place].filter(Boolean).join(' · ')}
          </span>
        </Box>
      ))}
    </Box>
  );
};

const Parcel = ({
  shipment,
  ordered,
}: {
  shipment: OrderShipment;
  ordered: OrderDetail['lines'];
}) => {
  const translate = useTranslate();
  const { externalId, carrier, trackingNumber, promisedAt, lines, events } = shipment;
  return (
    <Box
      component="li"
      sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 0.5 }}>
        <strong>{externalId}</strong>
        <ShipmentStatusChip status={shipment.status} />
        <LateChip shipment={shipment} />
        <span>{[carrier, trackingNumber].filter(Boolean).join(' · ')}</span>
        {promisedAt !== null && (
          <Box component="span" sx={{ ml: 'auto' }}>
            {translate('orders.shipments.promised')} <Instant at={promisedAt} />
          </Box>
        )}
      </Box>
      <Box component="ul" sx={LIST}>
        {lines.map((line, index) => (
          <PackedLine key={index} line={line} ordered={ordered} />
        ))}
      </Box>
      <Way events={events} />
    </Box>
  );
};

/** What is still to be packed, and what was packed beyond what was ordered. */
const Difference = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  const packed = packedUnits(order.shipments.flatMap(({ lines }) => lines));
  let missing = 0;
  let beyond = 0;
  for (const { position, quantity } of order.lines) {
    const open = quantity - (packed.get(position) ?? 0);
    missing += Math.max(0, open);
    beyond += Math.max(0, -open);
  }
  return (
    <>
      {missing > 0 && (
        <Typography color="text.secondary">
          {translate('orders.shipments.missing', { smart_count: missing })}
        </Typography>
      )}
      {beyond > 0 && (
        <Typography color="warning.main">
          {translate('orders.shipments.beyond', { smart_count: beyond })}
        </Typography>
      )}
    </>
  );
};

/** The parcels of the order: what is in them, and what became of them. */
export const OrderShipments = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  if (order.shipments.length === 0)
    return <Typography color="text.secondary">{translate('orders.shipments.none')}</Typography>;
  return (
    <>
      <Box component="ul" sx={LIST}>
        {order.shipments.map((shipment) => (
          <Parcel key={shipment.id} shipment={shipment} ordered={order.lines} />
        ))}
      </Box>
      <Difference order={order} />
    </>
  );
};
