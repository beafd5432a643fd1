/** Draws the statuses of the demo store's orders. Pure. */
import type { OrderStatus } from '#contract/orders/orders';
import { daysToLunarNewYear, isPeak } from '../shared/calendar.ts';
import type { Random } from '../shared/random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The statuses that an order has reached by `now`: never paid, cancelled later, or paid and shipped. */
export const drawStatuses = (
  random: Random,
  day: string,
  channel: string,
  placedAt: number,
  now: number,
): { status: OrderStatus; at: number }[] => {
  const history: { status: OrderStatus; at: number }[] = [{ status: 'placed', at: placedAt }];
  const add = (status: OrderStatus, after: number) => {
    const at = (history.at(-1)?.at ?? placedAt) + Math.round(after);
    history.push({ status, at });
  };
  if (channel === 'store') {
    add('paid', random.int(5_000, 60_000));
    add('delivered', random.int(5_000, 90_000));
  } else if (random.chance(0.018))
    add(
      'cancelled',
      (random.chance(0.4) ? random.between(0.5, 24) : random.between(48, 330)) * HOUR,
    );
  else {
    add(
      'paid',
      random.chance(0.05) ? random.between(1, 8) * HOUR : random.between(0.3, 14) * MINUTE,
    );
    if (random.chance(0.016)) add('cancelled', random.between(0.5, 16) * HOUR);
    else {
      const left = daysToLunarNewYear(day);
      const closed = left !== null && left <= 4 && left >= -5 ? random.between(50, 130) : 0;
      add('shipped', (random.between(3, isPeak(day) ? 72 : 38) + closed) * HOUR);
      add('delivered', random.between(22, 96) * HOUR);
    }
  }
  return history.filter(({ at }) => at <= now);
};
