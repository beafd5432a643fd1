/** Writes the behaviour of the demo store's last days. */
import type { Connection } from '#db';
import { refreshStatistics } from '#db/statistics';
import { addEvents } from '#server/orders/events/actions';
import type { Writer } from '#server/platform/records/writer';
import { drawEvents } from './events.ts';
import type { SeedOrder } from './orders.ts';
import type { Plan } from '../plan.ts';

/** Events written at a time. */
const EVENTS = 1000;
export const EVENT_DAYS = 90;

export const writeEvents = async (
  connection: Connection,
  plan: Plan,
  writer: Writer,
  orders: ReadonlyMap<number, readonly SeedOrder[]>,
  visits: number,
) => {
  const firstDay = plan.days.last - EVENT_DAYS + 1;
  const inputs = [
    ...drawEvents(plan.random.fork('events'), { ...plan, orders, firstDay, visits }),
  ].flat();
  await connection.transaction(async (tx) => {
    for (let index = 0; index < inputs.length; index += EVENTS) {
      await addEvents(tx, writer, inputs.slice(index, index + EVENTS));
      // Within one transaction the plan for an empty table would be kept for all the others.
      if (index === 0) await refreshStatistics(tx, ['events']);
    }
  });
};
