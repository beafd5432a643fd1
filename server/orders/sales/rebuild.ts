/** Recomputes every business day and every rollup after the store's time zone or first weekday changed. */
import type { Db } from '#db';
import { rowsStatement, statement } from '#db/statements';
import { returnDay } from './countedDays.ts';
import { dayOf } from '#shared/days';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';

const counted = statement<{ id: number; paid_at: number; counted_on: string }>(
  'select id, paid_at, counted_on from orders where counted_on is not null',
);
const returned = statement<{
  id: number;
  returned_at: number;
  counted_on: string | null;
  order_id: number | null;
  order_day: string | null;
}>(
  `select r.id, r.returned_at, r.counted_on, r.order_id, o.counted_on as order_day
   from returns r left join orders o on o.id = r.order_id`,
);
const happened = statement<{ id: number; at: number; day: string }>(
  'select id, at, day from events',
);

const setDays = (table: string, column: string) =>
  rowsStatement(
    { id: 'integer', day: 'text' },
    (input) =>
      `update ${table} set ${column} = input.day from ${input} where ${table}.id = input.id`,
  );
const setOrderDays = setDays('orders', 'counted_on');
const setReturnDays = setDays('returns', 'counted_on');
const setEventDays = setDays('events', 'day');

export interface RebuildOptions {
  timeZone: string;
  weekStart: number;
}

export const rebuildForSettings = async (
  tx: Db,
  { timeZone, weekStart }: RebuildOptions,
): Promise<void> => {
  const orders = await counted(tx);
  await setOrderDays(
    tx,
    orders
      .map((row) => [row.id, dayOf(row.paid_at, timeZone)] as const)
      .filter(([, day], index) => day !== orders[index]?.counted_on),
  );
  const returns = await returned(tx);
  await setReturnDays(
    tx,
    returns.flatMap((row) => {
      const day = returnDay(
        row.returned_at,
        row.order_id === null ? null : { countedOn: row.order_day },
        timeZone,
      );
      return day === row.counted_on ? [] : [[row.id, day] as const];
    }),
  );
  const events = await happened(tx);
  await setEventDays(
    tx,
    events
      .map((row) => [row.id, dayOf(row.at, timeZone)] as const)
      .filter(([, day], index) => day !== events[index]?.day),
  );
  await recomputeSales(tx, { weekStart });
  await recomputeVisits(tx);
};
