/** Where parcels of erased members went is not kept: neither by which number their carrier finds it, nor the places of their way. */
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { activities } from '#db/schema/platform/activities';
import { withoutValues } from '../../platform/personalData/rules.ts';
import { updateRow } from '../../platform/records/records.ts';

const withoutPlaces = (input: ShipmentInput): ShipmentInput => ({
  ...input,
  trackingNumber: null,
  events: input.events.map((event) => ({ ...event, place: null })),
});

export const withoutErasedPlaces = async (
  tx: Db,
  inputs: readonly ShipmentInput[],
): Promise<ShipmentInput[]> => {
  const rows = await selectIn<{ number: string }>(
    tx,
    `select o.external_id as number from orders o join members m on m.id = o.member_id
     where m.erased_at is not null and o.external_id in (?)`,
    [...new Set(inputs.map(({ orderExternalId }) => orderExternalId))],
    'text',
  );
  const numbers = new Set(rows.map(({ number }) => number));
  return inputs.map((input) => (numbers.has(input.orderExternalId) ? withoutPlaces(input) : input));
};

interface Entry {
  id: number;
  before: string | null;
  after: string | null;
}
const TRACKING = new Set(['trackingNumber']);
const withoutTracking = (stored: string | null) =>
  withoutValues(stored === null ? null : (JSON.parse(stored) as Record<string, unknown>), TRACKING);

/** Clears the same of parcels that arrived before their order, once the order says that its member was erased. */
export const clearErasedPlaces = async (
  tx: Db,
  orders: readonly { externalId: string; memberId?: number | null | undefined }[],
  erasedIds: ReadonlySet<number>,
): Promise<void> => {
  const numbers = orders.flatMap(({ externalId, memberId }) =>
    erasedIds.has(memberId ?? 0) ? externalId : [],
  );
  if (numbers.length === 0) return;
  const parcels = await selectIn<{ id: number }>(
    tx,
    'select id from shipments where order_external_id in (?)',
    numbers,
    'text',
  );
  const ids = parcels.map(({ id }) => Number(id));
  await selectIn(tx, 'update shipments set tracking_number = null where id in (?)', ids, 'integer');
  await selectIn(
    tx,
    'update shipment_events set place = null where shipment_id in (?)',
    ids,
    'integer',
  );
  const entries = await selectIn<Entry>(
    tx,
    `select id, before, after from activities where resource = 'shipments' and record_id in (?)`,
    ids.map(String),
    'text',
  );
  for (const { id, before, after } of entries)
    await updateRow(tx, activities, Number(id), {
      before: withoutTracking(before),
      after: withoutTracking(after),
    });
};
