/** Stores shipments with their lines, serial numbers and events. */
import { inArray } from 'drizzle-orm';
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import {
  shipmentEvents,
  shipmentLines,
  shipments,
  shipmentSerials,
} from '#db/schema/orders/shipments';
import { together } from '#db/together';
import { updateRow } from '../../platform/records/records.ts';
import { newestClock } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ShipmentNews } from './decide.ts';
import type { KnownShipment } from './known.ts';

export interface Incoming {
  input: ShipmentInput;
  hash: string;
  known: KnownShipment | undefined;
  news: Extract<ShipmentNews, { is: 'written' }>;
}
export type Written = Incoming & { id: number };

const deleteLines = prepared({ ids: many(shipmentLines.shipmentId) }, (q, { ids }) =>
  q.delete(shipmentLines).where(inArray(shipmentLines.shipmentId, ids)),
);
const deleteSerials = prepared({ ids: many(shipmentSerials.shipmentId) }, (q, { ids }) =>
  q.delete(shipmentSerials).where(inArray(shipmentSerials.shipmentId, ids)),
);
const deleteEvents = prepared({ ids: many(shipmentEvents.shipmentId) }, (q, { ids }) =>
  q.delete(shipmentEvents).where(inArray(shipmentEvents.shipmentId, ids)),
);

export const unitsOf = ({ lines }: ShipmentInput) =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const contentOf = ({ input, hash, known }: Incoming) => ({
  orderExternalId: input.orderExternalId,
  carrier: input.carrier,
  trackingNumber: input.trackingNumber,
  promisedAt: input.promisedAt,
  units: unitsOf(input),
  contentHash: hash,
  sourceUpdatedAt: newestClock(input.updatedAt, known?.clock),
});

const saveRows = async (tx: Db, { now }: Writer, incoming: readonly Incoming[]) => {
  const fresh = incoming.filter(({ known }) => !known);
  const ids = await insertRows(
    tx,
    shipments,
    fresh.map((one) => ({
      externalId: one.input.externalId,
      ...contentOf(one),
      ...one.news.state,
      createdAt: now,
      updatedAt: now,
    })),
    { returning: true },
  );
  for (const one of incoming) {
    const { known, news } = one;
    if (!known) continue;
    const stamps = { updatedAt: now, version: known.version + 1 };
    if (news.isCurrent)
      await updateRow(tx, shipments, known.id, { ...contentOf(one), ...news.state, ...stamps });
    else await updateRow(tx, shipments, known.id, { ...news.state, ...stamps });
  }
  return incoming.map((one): Written => ({
    ...one,
    id: one.known?.id ?? ids[fresh.indexOf(one)] ?? 0,
  }));
};

export const saveShipments = async (
  tx: Db,
  writer: Writer,
  incoming: readonly Incoming[],
): Promise<Written[]> => {
  if (incoming.length === 0) return [];
  const written = await saveRows(tx, writer, incoming);
  const current = written.filter(({ news }) => news.isCurrent);
  const editedIds = current.flatMap(({ known }) => known?.id ?? []);
  await together([
    deleteLines(tx, { ids: editedIds }),
    deleteSerials(tx, { ids: editedIds }),
    deleteEvents(tx, { ids: written.flatMap(({ known }) => known?.id ?? []) }),
  ]);
  const lines = current.flatMap(({ id: shipmentId, input }) =>
    input.lines.map((line, position) => ({ shipmentId, position, line })),
  );
  await together([
    insertRows(
      tx,
      shipmentLines,
      lines.map(({ shipmentId, position, line: { id, sku, quantity } }) => ({
        shipmentId,
        position,
        lineId: id || null,
        sku,
        quantity,
      })),
    ),
    insertRows(
      tx,
      shipmentSerials,
      lines.flatMap(({ shipmentId, position: linePosition, line }) =>
        line.serialNumbers.map((serialNumber) => ({ shipmentId, linePosition, serialNumber })),
      ),
    ),
    insertRows(
      tx,
      shipmentEvents,
      written.flatMap(({ id: shipmentId, news }) =>
        news.events.map(({ clock: sourceUpdatedAt, ...event }) => ({
          shipmentId,
          ...event,
          sourceUpdatedAt,
        })),
      ),
    ),
  ]);
  return written;
};
