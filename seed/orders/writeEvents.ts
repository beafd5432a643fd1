/** Writes the behaviour of the demo store's last days. */
import type { Connection } from '#db';
import { refreshStatistics } from '#db/statistics';
import { addEvents } from '#server/orders/events/actions';
import type { Writer } from '#server/platform/records/writer';
import { drawEvents, EVENT_DAYS } from './events.ts';
import type { SeedOrder } from './orders.ts';
import type { Plan } from '../plan.ts';

/** Events written at a time. */
const EVENTS = 1000;
/** A little less than events may be late by the demo store's programme. */
const OLD_MS = 28 * 86_400_000;

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
  // All are written at once, so that those of weeks ago would wait for a person as late ones.
  const isOld = ({ at }: { at: number }) => at < writer.now - OLD_MS;
  const old = inputs.filter(isOld);
  const sorted = [...old, ...inputs.filter((input) => !isOld(input))];
  await connection.transaction(async (tx) => {
    for (let index = 0; index < sorted.length; index += EVENTS) {
      const isHistory = index < old.length;
      await addEvents(tx, { ...writer, isHistory }, sorted.slice(index, index + EVENTS));
      // Within one transaction the plan for an empty table would be kept for all the others.
      if (index === 0) await refreshStatistics(tx, ['events']);
    }
  });
};
