import * as z from 'zod';
import { id, instant, keyText, lineId, reference, whole } from '#shared/fields';
import { keyOrNull, quantity, sourceVersion, textOrNull } from '#shared/sentFields';

/**
 * What can become of a parcel. `announced` is one without any event yet; a delivery that `failed` may be tried again;
 * `returned` went back to the shop.
 */
export const SHIPMENT_STATUSES = [
  'announced',
  'shipped',
  'inTransit',
  'outForDelivery',
  'failed',
  'delivered',
  'returned',
  'lost',
] as const;
export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

/** What is told of a parcel. */
export const SHIPMENT_EVENTS = [
  'shipped',
  'inTransit',
  'outForDelivery',
  'failed',
  'delivered',
  'returned',
  'lost',
] as const;
/** Each happens to a parcel once: the newest message says when. */
export const ONCE: readonly ShipmentStatus[] = ['shipped', 'delivered', 'returned', 'lost'];

const ShipmentLineInput = z.strictObject({
  /** The line of the order, by the id that the order was sent with; without it, a line of the SKU is found. */
  id: lineId().nullish(),
  sku: keyOrNull(80),
  quantity: quantity(),
  /** Of as many units as have one. */
  serialNumbers: z.array(keyText(80).min(1)).max(1000).default([]),
});

const ShipmentFields = z.strictObject({
  externalId: keyText(120).min(1),
  /** The order that is sent; it may arrive later. */
  orderExternalId: keyText(120).min(1),
  carrier: textOrNull(60),
  trackingNumber: keyOrNull(80),
  /** By when the parcel was promised to arrive. */
  promisedAt: instant()
    .nullish()
    .transform((promisedAt) => promisedAt ?? null),
  updatedAt: sourceVersion(),
  lines: z.array(ShipmentLineInput).min(1).max(2000),
  /** What happened to the parcel, all of it or only what is new. */
  events: z
    .array(
      z.strictObject({ status: z.enum(SHIPMENT_EVENTS), at: instant(), place: textOrNull(100) }),
    )
    .max(200)
    .default([]),
});
type ShipmentFields = z.infer<typeof ShipmentFields>;
type Report = (path: (string | number)[], message: string) => void;

const checkLines = ({ lines }: ShipmentFields, report: Report) => {
  const serials = new Set<string>();
  lines.forEach(({ id: named, sku, quantity: units, serialNumbers }, index) => {
    if (!named && sku === null) report(['lines', index, 'sku'], 'ra.validation.required');
    if (serialNumbers.length > units)
      report(['lines', index, 'serialNumbers'], 'shipments.errors.tooManySerials');
    serialNumbers.forEach((serial, position) => {
      if (serials.has(serial)) report(['lines', index, 'serialNumbers', position], 'errors.taken');
      serials.add(serial);
    });
  });
};

const checkEvents = ({ events }: ShipmentFields, report: Report) => {
  const seen = new Set<string>();
  events.forEach(({ status }, index) => {
    if (!ONCE.includes(status)) return;
    if (seen.has(status)) report(['events', index, 'status'], 'errors.taken');
    seen.add(status);
  });
};

export const ShipmentInput = ShipmentFields.superRefine((shipment, context) => {
  const report: Report = (path, key) => context.addIssue({ code: 'custom', path, message: key });
  checkLines(shipment, report);
  checkEvents(shipment, report);
});
export type ShipmentInput = z.infer<typeof ShipmentInput>;
export type ShipmentDraft = z.input<typeof ShipmentInput>;

/** A shipment as it is shown in lists; instants in UTC ms. */
export const Shipment = z.object({
  id: id(),
  externalId: z.string(),
  orderExternalId: z.string(),
  /** Null while the order is unknown. */
  orderId: reference('orders').nullable(),
  status: z.enum(SHIPMENT_STATUSES),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  units: whole('count'),
  shippedAt: instant().nullable(),
  promisedAt: instant().nullable(),
  deliveredAt: instant().nullable(),
});
export type Shipment = z.infer<typeof Shipment>;

/** A shipment on the page of its order. */
export interface OrderShipment {
  id: number;
  externalId: string;
  status: ShipmentStatus;
  carrier: string | null;
  trackingNumber: string | null;
  promisedAt: number | null;
  shippedAt: number | null;
  deliveredAt: number | null;
  lines: {
    /** The line of the order; null where the order has no such line. */
    orderPosition: number | null;
    lineId: string | null;
    sku: string | null;
    quantity: number;
    serialNumbers: string[];
  }[];
  /** In the order in which they happened. */
  events: { status: ShipmentStatus; at: number; place: string | null }[];
}
