/** Moves counted orders and their returns to their business days in another time zone, with the figures. */
import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { dayOf } from '#shared/days';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import type { Calendar } from '../../platform/settings/hooks.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { returnDay } from '../sales/countedDays.ts';
import { walk } from './steps.ts';

/** Orders in one transaction, which others wait for. */
const STEP = 15;

const nextOrders = prepared({ after: orders.id }, (q, { after }) =>
  q
    .select({ id: orders.id, paidAt: orders.paidAt, countedOn: orders.countedOn })
    .from(orders)
    .where(and(gt(orders.id, after), isNotNull(orders.countedOn)))
    .orderBy(asc(orders.id))
    .limit(STEP),
);
const RETURN = {
  id: returns.id,
  orderId: returns.orderId,
  returnedAt: returns.returnedAt,
  review: returns.review,
  countedOn: returns.countedOn,
};
const returnsOf = prepared({ orderIds: many(returns.orderId) }, (q, { orderIds }) =>
  q.select(RETURN).from(returns).where(inArray(returns.orderId, orderIds)),
);
const nextLoose = prepared({ after: returns.id }, (q, { after }) =>
  q
    .select(RETURN)
    .from(returns)
    .where(and(gt(returns.id, after), isNull(returns.orderId)))
    .orderBy(asc(returns.id))
    .limit(STEP),
);
const setOrderDays = preparedRows(
  { id: orders.id, day: orders.countedOn },
  {},
  (q, { rows, input }) =>
    q.update(orders).set({ countedOn: input.day }).from(rows).where(eq(orders.id, input.id)),
);
const setReturnDays = preparedRows(
  { id: returns.id, day: returns.countedOn },
  {},
  (q, { rows, input }) =>
    q.update(returns).set({ countedOn: input.day }).from(rows).where(eq(returns.id, input.id)),
);

type OrderRow = Awaited<ReturnType<typeof nextOrders>>[number];
type ReturnRow = Awaited<ReturnType<typeof nextLoose>>[number];

const movedOrders = (rows: readonly OrderRow[], timeZone: string) =>
  rows.flatMap(({ id, paidAt, countedOn }) => {
    const day = paidAt === null ? null : dayOf(paidAt, timeZone);
    return day === countedOn ? [] : [{ id, day }];
  });
/** `order`: any counted order, or null for returns that name no known one. */
const movedReturns = (
  rows: readonly ReturnRow[],
  order: { countedOn: string | null } | null,
  timeZone: string,
) =>
  rows.flatMap(({ id, orderId, countedOn, ...row }) => {
    const day = returnDay(row, order, timeZone);
    return day === countedOn ? [] : [{ id, orderId, day }];
  });

/** Writes the days, and what the figures of their orders become with them. */
const move = async (
  tx: Db,
  ordersMoved: readonly { id: number; day: string | null }[],
  returnsMoved: readonly { id: number; orderId: number | null; day: string | null }[],
  { now, weekStart }: { now: number; weekStart: number },
) => {
  const orderIds = [
    ...new Set([
      ...ordersMoved.map(({ id }) => id),
      ...returnsMoved.flatMap(({ orderId }) => orderId ?? []),
    ]),
  ];
  const returnIds = returnsMoved.flatMap(({ id, orderId }) => (orderId === null ? [id] : []));
  if (orderIds.length + returnIds.length === 0) return;
  const before = await loadBundles(tx, { orderIds, returnIds });
  await setOrderDays(tx, [...ordersMoved]);
  await setReturnDays(
    tx,
    returnsMoved.map(({ id, day }) => ({ id, day })),
  );
  const after = await loadBundles(tx, { orderIds, returnIds });
  await applySales(tx, { before, after, now, weekStart });
};

export const recountOrders = async (run: JobRun, { timeZone, weekStart }: Calendar) => {
  const at = () => ({ now: run.application.now(), weekStart });
  await walk(run, {
    next: (tx, after) => nextOrders(tx, { after }),
    write: async (tx, rows) => {
      const own = await returnsOf(tx, { orderIds: rows.map(({ id }) => id) });
      const days = new Map(rows.map(({ id, countedOn }) => [id, countedOn]));
      const moved = own.flatMap((row) =>
        movedReturns([row], { countedOn: days.get(row.orderId ?? 0) ?? null }, timeZone),
      );
      await move(tx, movedOrders(rows, timeZone), moved, at());
    },
  });
  await walk(run, {
    next: (tx, after) => nextLoose(tx, { after }),
    write: (tx, rows) => move(tx, [], movedReturns(rows, null, timeZone), at()),
  });
};
