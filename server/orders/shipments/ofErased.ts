/** Where parcels of erased members went is not kept: neither by which number their carrier finds it, nor the places of their way. */
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';

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
