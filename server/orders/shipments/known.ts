/** Loads stored shipments with what is known of their way. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { shipmentEvents, shipments } from '#db/schema/orders/shipments';
import { groupBy } from '#shared/groupBy';
import type { ToldEvent } from './rules.ts';

const byExternalId = prepared({ externalIds: many(shipments.externalId) }, (q, { externalIds }) =>
  q
    .select({
      id: shipments.id,
      externalId: shipments.externalId,
      orderExternalId: shipments.orderExternalId,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      promisedAt: shipments.promisedAt,
      status: shipments.status,
      units: shipments.units,
      contentHash: shipments.contentHash,
      clock: shipments.sourceUpdatedAt,
      version: shipments.version,
    })
    .from(shipments)
    .where(inArray(shipments.externalId, externalIds)),
);
const eventsById = prepared({ ids: many(shipmentEvents.shipmentId) }, (q, { ids }) =>
  q
    .select({
      shipmentId: shipmentEvents.shipmentId,
      status: shipmentEvents.status,
      at: shipmentEvents.at,
      place: shipmentEvents.place,
      clock: shipmentEvents.sourceUpdatedAt,
    })
    .from(shipmentEvents)
    .where(inArray(shipmentEvents.shipmentId, ids)),
);

export type KnownShipment = Awaited<ReturnType<typeof byExternalId>>[number] & {
  events: readonly ToldEvent[];
};

export const loadKnownShipments = async (
  tx: Db,
  externalIds: readonly string[],
): Promise<Map<string, KnownShipment>> => {
  const rows = await byExternalId(tx, { externalIds });
  const events = groupBy(
    await eventsById(tx, { ids: rows.map(({ id }) => id) }),
    ({ shipmentId }) => shipmentId,
  );
  return new Map(
    rows.map((row) => [
      row.externalId,
      {
        ...row,
        events: (events.get(row.id) ?? []).map(({ shipmentId: _, ...event }) => event),
      },
    ]),
  );
};
