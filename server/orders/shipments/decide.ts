/** What a message about a shipment changes of what is stored. Pure. */
import type { ShipmentInput } from '#contract/orders/shipments';
import type { FieldErrors } from '#shared/fields';
import { isOutdated } from '../../platform/records/sourceClock.ts';
import type { KnownShipment } from './known.ts';
import {
  arrivesTooEarly,
  mergeEvents,
  type ShipmentState,
  stateOf,
  type ToldEvent,
} from './rules.ts';

export type ShipmentNews =
  | { is: 'known' }
  | { is: 'refused'; errors: FieldErrors }
  /** `isCurrent`: all of it is stored; of an older message only the events are. */
  | { is: 'written'; isCurrent: boolean; events: readonly ToldEvent[]; state: ShipmentState };

const textOf = (events: readonly ToldEvent[]) =>
  JSON.stringify(events.map(({ status, at, place }) => [status, at, place]));

/** Where the wrong instant is in the message: its event of the way, else all events. */
const tooEarly = ({ events }: ShipmentInput): FieldErrors => {
  const index = events.findIndex(({ status }) => status === 'delivered' || status === 'shipped');
  const message = 'shipments.errors.deliveredFirst';
  return { events: index < 0 ? message : { [index]: { at: message } } };
};

export const decideShipment = (
  input: ShipmentInput,
  hash: string,
  known: KnownShipment | undefined,
): ShipmentNews => {
  if (known?.contentHash === hash) return { is: 'known' };
  if (known && known.orderExternalId !== input.orderExternalId)
    return { is: 'refused', errors: { orderExternalId: 'shipments.errors.otherOrder' } };
  const before = known?.events ?? [];
  const events = mergeEvents(before, input.events, input.updatedAt ?? known?.clock ?? null);
  const state = stateOf(events);
  if (arrivesTooEarly(state)) return { is: 'refused', errors: tooEarly(input) };
  const isCurrent = !known || !isOutdated(input.updatedAt, known.clock);
  if (!isCurrent && textOf(events) === textOf(before)) return { is: 'known' };
  return { is: 'written', isCurrent, events, state };
};
