import type { ShipmentStatus } from '#contract/orders/shipments';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Parcels of orders. A shipment names its order by number and may arrive first. */
export const shipments = kit.table(
  'shipments',
  {
    id: kit.id(),
    externalId: kit.text().notNull(),
    orderExternalId: kit.text().notNull(),
    carrier: kit.text(),
    trackingNumber: kit.text(),
    /** By when the parcel was promised to arrive. */
    promisedAt: kit.instant(),
    /** The three that follow from its events. */
    status: kit.text().$type<ShipmentStatus>().notNull(),
    shippedAt: kit.instant(),
    deliveredAt: kit.instant(),
    units: kit.integer().notNull(),
    /** Hash of the newest message, so that a repeat is recognised. */
    contentHash: kit.text(),
    sourceUpdatedAt: kit.instant(),
    ...stamps(),
  },
  (t) => [
    kit.unique('shipments_external_id').on(t.externalId),
    kit.index('shipments_order').on(t.orderExternalId),
    kit.index('shipments_tracking_number').on(t.trackingNumber),
    kit.index('shipments_shipped_at').on(t.shippedAt, t.id),
    kit.index('shipments_promised_at').on(t.promisedAt, t.id),
  ],
);

export const shipmentLines = kit.table(
  'shipment_lines',
  {
    id: kit.id(),
    shipmentId: kit
      .integer()
      .notNull()
      .references(() => shipments.id, { onDelete: 'cascade' }),
    position: kit.integer().notNull(),
    /** By which line of the order it was sent, and of which SKU; at least one of them. */
    lineId: kit.text(),
    sku: kit.text(),
    quantity: kit.integer().notNull(),
  },
  (t) => [kit.index('shipment_lines_shipment').on(t.shipmentId)],
);

/** The serial numbers of the units in a line of a shipment. */
export const shipmentSerials = kit.table(
  'shipment_serials',
  {
    id: kit.id(),
    shipmentId: kit
      .integer()
      .notNull()
      .references(() => shipments.id, { onDelete: 'cascade' }),
    linePosition: kit.integer().notNull(),
    serialNumber: kit.text().notNull(),
  },
  (t) => [
    kit.index('shipment_serials_shipment').on(t.shipmentId),
    kit.index('shipment_serials_serial_number').on(t.serialNumber),
  ],
);

/** What became of a parcel, and when. */
export const shipmentEvents = kit.table(
  'shipment_events',
  {
    id: kit.id(),
    shipmentId: kit
      .integer()
      .notNull()
      .references(() => shipments.id, { onDelete: 'cascade' }),
    status: kit.text().$type<ShipmentStatus>().notNull(),
    at: kit.instant().notNull(),
    place: kit.text(),
    /** The store's clock of the newest message that sent this event. */
    sourceUpdatedAt: kit.instant(),
  },
  (t) => [kit.index('shipment_events_shipment').on(t.shipmentId, t.at)],
);
