/** Where a parcel is, from what is told of it in any order, and which lines of the order it contains. Pure. */
import { ONCE, SHIPMENT_STATUSES, type ShipmentStatus } from '#contract/orders/shipments';
import { idsOfLines, type LineIdentity } from '../lines/rules.ts';

export interface ShipmentEvent {
  status: ShipmentStatus;
  at: number;
  place: string | null;
}
/** An event with the store's clock of the newest message that told it. */
export type ToldEvent = ShipmentEvent & { clock: number | null };

/** Events of one happening: by status where it happens once, else by its instant too. */
const keyOf = ({ status, at }: ShipmentEvent) =>
  ONCE.includes(status) ? status : `${status} ${at}`;

const rankOf = ({ status }: ShipmentEvent) => SHIPMENT_STATUSES.indexOf(status);
export const inOrder = <E extends ShipmentEvent>(events: Iterable<E>): E[] =>
  [...events].sort((one, other) => one.at - other.at || rankOf(one) - rankOf(other));

/**
 * Adds what a message tells to what is known. Whatever the order of messages, no event is lost, and of what happens once
 * the newest message says when. `clock` is the store's clock of the message; one without is the newest.
 */
export const mergeEvents = (
  known: readonly ToldEvent[],
  told: readonly ShipmentEvent[],
  clock: number | null,
): ToldEvent[] => {
  const merged = new Map(known.map((event) => [keyOf(event), event]));
  for (const { status, at, place } of told) {
    const event = { status, at, place, clock };
    const before = merged.get(keyOf(event));
    const isSame = before?.at === at && before.place === place;
    if (isSame) merged.set(keyOf(event), { ...before, clock: laterClock(before.clock, clock) });
    else if (!before || before.clock === null || clock === null || clock >= before.clock)
      merged.set(keyOf(event), event);
  }
  return inOrder(merged.values());
};

const laterClock = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** What ends the way of a parcel. */
export const ENDS: readonly ShipmentStatus[] = ['delivered', 'returned', 'lost'];

export interface ShipmentState {
  status: ShipmentStatus;
  shippedAt: number | null;
  deliveredAt: number | null;
}

/** Where the parcel is: how its way ended last, else what happened last. A scan after the end changes nothing. */
export const stateOf = (events: readonly ShipmentEvent[]): ShipmentState => {
  const sorted = inOrder(events);
  const last = sorted.findLast(({ status }) => ENDS.includes(status)) ?? sorted.at(-1);
  const atOf = (status: ShipmentStatus) =>
    sorted.find((event) => event.status === status)?.at ?? null;
  return {
    status: last?.status ?? 'announced',
    shippedAt: atOf('shipped'),
    deliveredAt: atOf('delivered'),
  };
};

/** Whether a parcel is said to have arrived before it left. */
export const arrivesTooEarly = ({ shippedAt, deliveredAt }: ShipmentState): boolean =>
  shippedAt !== null && deliveredAt !== null && deliveredAt < shippedAt;

/** Whether a parcel is later than promised at the instant `now`; null where nothing was promised. */
export const isLate = (
  { promisedAt, deliveredAt }: { promisedAt: number | null; deliveredAt: number | null },
  now: number,
): boolean | null => (promisedAt === null ? null : (deliveredAt ?? now) > promisedAt);

/** The same as SQL over rows of `shipments` by this name; `now` is an expression or a parameter. */
export const lateSql = (shipment: string, now: string): string =>
  `coalesce(${shipment}.delivered_at, ${now}) > ${shipment}.promised_at`;

/** A line of an order, as far as parcels are compared with it. */
export type SentFrom = LineIdentity & { sku: string | null; quantity: number };
export interface PackedLine {
  lineId: string | null;
  sku: string | null;
  quantity: number;
}

/**
 * The index of the order's line of each packed one: by its id, else the first line of its SKU of which units are left, else
 * the last of its SKU. Null where the order has no such line. A parcel may hold more than was ordered: that is shown.
 */
export const matchLines = (
  packed: readonly PackedLine[],
  ordered: readonly SentFrom[],
): (number | null)[] => {
  const ids = idsOfLines(ordered);
  const left = ordered.map(({ quantity }) => quantity);
  const take = (index: number, units: number) => {
    left[index] = (left[index] ?? 0) - units;
    return index;
  };
  const named = packed.map(({ lineId, quantity }) => {
    const index = lineId === null ? -1 : ids.indexOf(lineId);
    return index < 0 ? null : take(index, quantity);
  });
  return packed.map(({ sku, lineId, quantity }, position) => {
    const found = named[position] ?? null;
    if (found !== null || sku === null || lineId !== null) return found;
    const same = ordered.flatMap((line, index) => (line.sku === sku ? [index] : []));
    const free = same.find((index) => (left[index] ?? 0) > 0) ?? same.at(-1);
    return free === undefined ? null : take(free, quantity);
  });
};

/** How many units of each line of the order were packed, by the index of the line. */
export const packedUnits = (
  lines: readonly { orderPosition: number | null; quantity: number }[],
): Map<number, number> => {
  const units = new Map<number, number>();
  for (const { orderPosition, quantity } of lines)
    if (orderPosition !== null)
      units.set(orderPosition, (units.get(orderPosition) ?? 0) + quantity);
  return units;
};
