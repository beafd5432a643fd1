/** Loads the shipments of an order with their lines, serial numbers and events. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { OrderShipment } from '#contract/orders/shipments';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import {
  shipmentEvents,
  shipmentLines,
  shipments,
  shipmentSerials,
} from '#db/schema/orders/shipments';
import { inOrder, matchLines, type SentFrom } from './rules.ts';

const byOrder = prepared({ orderExternalId: shipments.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select({
      id: shipments.id,
      externalId: shipments.externalId,
      status: shipments.status,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      promisedAt: shipments.promisedAt,
      shippedAt: shipments.shippedAt,
      deliveredAt: shipments.deliveredAt,
    })
    .from(shipments)
    .where(eq(shipments.orderExternalId, orderExternalId))
    .orderBy(asc(shipments.id)),
);
const linesOf = prepared({ ids: many(shipmentLines.shipmentId) }, (q, { ids }) =>
  q
    .select({
      shipmentId: shipmentLines.shipmentId,
      position: shipmentLines.position,
      lineId: shipmentLines.lineId,
      sku: shipmentLines.sku,
      quantity: shipmentLines.quantity,
    })
    .from(shipmentLines)
    .where(inArray(shipmentLines.shipmentId, ids))
    .orderBy(asc(shipmentLines.shipmentId), asc(shipmentLines.position)),
);
const serialsOf = prepared({ ids: many(shipmentSerials.shipmentId) }, (q, { ids }) =>
  q
    .select({
      shipmentId: shipmentSerials.shipmentId,
      linePosition: shipmentSerials.linePosition,
      serialNumber: shipmentSerials.serialNumber,
    })
    .from(shipmentSerials)
    .where(inArray(shipmentSerials.shipmentId, ids))
    .orderBy(asc(shipmentSerials.id)),
);
const eventsOf = prepared({ ids: many(shipmentEvents.shipmentId) }, (q, { ids }) =>
  q
    .select({
      shipmentId: shipmentEvents.shipmentId,
      status: shipmentEvents.status,
      at: shipmentEvents.at,
      place: shipmentEvents.place,
    })
    .from(shipmentEvents)
    .where(inArray(shipmentEvents.shipmentId, ids)),
);

/** The shipments of the order with this number, their lines matched with these lines of the order. */
export const loadOrderShipments = async (
  db: Db,
  orderExternalId: string,
  ordered: readonly SentFrom[],
): Promise<OrderShipment[]> => {
  const found = await byOrder(db, { orderExternalId });
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [lines, serials, events] = [
    await linesOf(db, { ids }),
    await serialsOf(db, { ids }),
    await eventsOf(db, { ids }),
  ];
  const matched = matchLines(lines, ordered);
  const packed = lines.map((line, index) => ({
    ...line,
    orderPosition: matched[index] ?? null,
    serialNumbers: serials
      .filter(
        ({ shipmentId, linePosition }) =>
          shipmentId === line.shipmentId && linePosition === line.position,
      )
      .map(({ serialNumber }) => serialNumber),
  }));
  return found.map((shipment) => ({
    ...shipment,
    lines: packed
      .filter(({ shipmentId }) => shipmentId === shipment.id)
      .map(({ shipmentId: _owner, position: _position, ...line }) => line),
    events: inOrder(
      events
        .filter(({ shipmentId }) => shipmentId === shipment.id)
        .map(({ shipmentId: _owner, ...event }) => event),
    ),
  }));
};
