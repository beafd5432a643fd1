/** Tells the store's own systems which publicly shown prices changed, at once or when a planned price begins or ends. */
import { MAX_ENTRIES } from '#contract/platform/outbox';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import { type NewEvent, recordEvents } from '../../platform/outbox/recordEvents.ts';
import { type NewTimer, setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Point } from '../priceEvents/rules.ts';
import { loadLog } from './readLog.ts';

const TYPE = 'price.changed';
const KIND = 'prices';

/** An entry of the log of shown prices. */
export interface LoggedPrice extends Point {
  variantId: number;
}
interface Told {
  sku: string;
  amount: number;
  originalAmount: number;
}

const toEvents = (at: number, recordedAt: number, told: readonly Told[]): NewEvent[] =>
  Array.from({ length: Math.ceil(told.length / MAX_ENTRIES) }, (_, page) => {
    const prices = told.slice(page * MAX_ENTRIES, (page + 1) * MAX_ENTRIES);
    const first = prices[0];
    const key = [at, recordedAt, first?.sku, first?.amount, first?.originalAmount].join('/');
    return { at, key, data: { prices } };
  });

/** A timer for each instant at which a price of this writing begins or ends; `recordedAt` tells its entries from others. */
export const timePrices = (tx: Db, recordedAt: number, instants: Iterable<number>) =>
  setTimers(
    tx,
    [...new Set(instants)]
      .filter((dueAt) => dueAt > recordedAt)
      .map((dueAt) => ({ kind: KIND, subject: String(recordedAt), dueAt })),
  );

const toTold = async (tx: Db, logged: readonly LoggedPrice[]): Promise<Told[]> => {
  const variants = await selectIn<{ id: number; sku: string | null }>(
    tx,
    `select v.id, v.sku from variants v join products p on p.id = v.product_id
     where p.status = 'active' and v.id in (?)
       and exists (select 1 from shown_spans s where s.variant_id = v.id and s.ends_at = ${FOREVER})`,
    logged.map(({ variantId }) => variantId),
    'integer',
  );
  const skus = new Map(variants.map(({ id, sku }) => [Number(id), sku]));
  // Goods without an SKU are unknown to the store, and prices that nobody sees are not told.
  return logged.flatMap(({ variantId, amount, originalAmount }) => {
    const sku = skus.get(variantId);
    return sku ? [{ sku, amount, originalAmount }] : [];
  });
};

/** Tells what was logged: what holds from now on at once, the rest when it is due. */
export const tellPrices = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  logged: readonly LoggedPrice[],
): Promise<void> => {
  const current = logged.filter(({ at }) => at <= now);
  if (current.length > 0)
    await recordEvents(tx, { now }, TYPE, async () =>
      toEvents(now, now, await toTold(tx, current)),
    );
  await timePrices(
    tx,
    now,
    logged.map(({ at }) => at),
  );
};

/** Tells the prices that these variants have now, whether or not they were told before. */
export const tellShown = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  variantIds: readonly number[],
): Promise<void> => {
  if (variantIds.length === 0) return;
  await recordEvents(tx, { now }, TYPE, async () => {
    const log = await loadLog(tx, variantIds, now);
    const shown = variantIds.flatMap((id) => {
      const begun = (log.get(id) ?? []).filter(({ effectiveAt }) => effectiveAt <= now);
      const last = begun.at(-1);
      return last ? [{ ...last, at: now }] : [];
    });
    return toEvents(now, now, await toTold(tx, shown));
  });
};

/**
 * Prices shown from an instant whose last entry for it was recorded at another one, where it differs from the one before; up to
 * `MAX_ENTRIES` after a variant. By hand: the entry before is found for each variant by the index.
 */
const CHANGED = (
  batch: string,
) => `select e.variant_id as "variantId", v.sku as sku, e.amount as amount,
    e.original_amount as "originalAmount"
  from price_events e join variants v on v.id = e.variant_id
    join products product on product.id = v.product_id and product.status = 'active'
  left join price_events before on before.id = (select p.id from price_events p
    where p.variant_id = e.variant_id and p.effective_at < e.effective_at order by p.effective_at desc, p.id desc limit 1)
  where e.effective_at = ? and e.recorded_at = ? and e.variant_id > ?${batch}
    and exists (select 1 from shown_spans s where s.variant_id = e.variant_id
      and s.starts_at <= e.effective_at and s.ends_at > e.effective_at)
    and e.id = (select max(l.id) from price_events l where l.variant_id = e.variant_id and l.effective_at = e.effective_at)
    and (before.id is null or before.amount <> e.amount or before.original_amount <> e.original_amount)
  order by e.variant_id limit ${MAX_ENTRIES}`;
type Changed = { variantId: number; sku: string | null; amount: number; originalAmount: number };
const changedAt = statement<Changed>(CHANGED(''));
const changedByBatch = statement<Changed>(CHANGED(' and e.batch_id = ?'));

const namedOf = (changed: readonly Changed[]): Told[] =>
  changed.flatMap(({ sku, amount, originalAmount }) =>
    sku ? [{ sku, amount: Number(amount), originalAmount: Number(originalAmount) }] : [],
  );

/** Tells the prices of a batch that hold from now on, after they were logged by statements for the whole batch. */
export const tellBatch = (tx: Db, { now }: Pick<Writer, 'now'>, batchId: number): Promise<void> =>
  recordEvents(tx, { now }, TYPE, async () => {
    const events: NewEvent[] = [];
    for (let after = 0; ;) {
      const changed = await changedByBatch(tx, now, now, after, batchId);
      events.push(...toEvents(now, now, namedOf(changed)));
      if (changed.length < MAX_ENTRIES) return events;
      after = Number(changed.at(-1)?.variantId);
    }
  });

const plannedAfter = statement<{ recordedAt: number; dueAt: number }>(
  `select distinct recorded_at as "recordedAt", effective_at as "dueAt" from price_events
   where effective_at > ? and effective_at > recorded_at`,
);

/** Planned prices begin and end by time alone. */
export const PRICE_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject, dueAt, progress }, now) => {
    let last: number | null = null;
    await recordEvents(tx, { now }, TYPE, async () => {
      const changed = await changedAt(tx, dueAt, Number(subject), progress);
      if (changed.length === MAX_ENTRIES) last = Number(changed.at(-1)?.variantId);
      return toEvents(dueAt, Number(subject), namedOf(changed));
    });
    return last;
  },
  planned: async (tx, now) =>
    (await plannedAfter(tx, now)).map(({ recordedAt, dueAt }): NewTimer => ({
      kind: KIND,
      subject: String(recordedAt),
      dueAt: Number(dueAt),
    })),
};
