/** Writes prices: the rows of one list, variant and quantity within a window, and the log of what is publicly shown. */
import { BASE_LIST_ID, FOREVER, type PriceCause, type PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { priceEvents, priceLists, prices } from '#db/schema/pricing/prices';
import { rowsStatement, statement } from '#db/statements';
import { together } from '#db/together';
import type { Writer } from '../../platform/records/writer.ts';
import { continuation, stepsOf } from '../priceEvents/rules.ts';
import { planOf } from './rules.ts';
import { isPublic, loadLog, loadPriceLists, loadPrices } from './read.ts';
import {
  joined,
  replaceWithin,
  type Segment,
  type TimelineChange,
  untilNextChange,
  type Window,
} from './timeline.ts';

/** What a write is put down to in the log. */
export interface Cause {
  cause: PriceCause;
  batchId?: number | null;
}

const setEnd = statement('update prices set ends_at = ? where id = ?');
const setEnds = rowsStatement(
  { id: 'integer', ends_at: 'bigint' },
  (input) => `update prices set ends_at = input.ends_at from ${input} where prices.id = input.id`,
);

type Rows = ReadonlyMap<number, readonly PriceRow[]>;

/** What a write of prices has to know: the variants' prices that end after now, every list, what the log says. */
export interface Pricing {
  variantIds: ReadonlySet<number>;
  rows: Rows;
  lists: Awaited<ReturnType<typeof loadPriceLists>>;
  log: Awaited<ReturnType<typeof loadLog>>;
}

export const loadPricing = async (
  tx: Db,
  now: number,
  variantIds: readonly number[],
): Promise<Pricing> => {
  const [rows, lists, log] = await together([
    loadPrices(tx, variantIds, { endingAfter: now }),
    loadPriceLists(tx),
    loadLog(tx, variantIds, now - 1),
  ]);
  return { variantIds: new Set(variantIds), rows, lists, log };
};

/** Appends to the log what these rows plan to show, where it differs from what the log says. */
const logPlans = async (
  tx: Db,
  { actor, now }: Writer,
  variantIds: readonly number[],
  { rows, lists: known, log }: Pricing,
  { cause, batchId = null }: Cause,
): Promise<void> => {
  const lists = new Map([...known].filter(([, list]) => isPublic(list)));
  await insertRows(
    tx,
    priceEvents,
    variantIds.flatMap((variantId) =>
      continuation(
        stepsOf(log.get(variantId) ?? []),
        planOf(rows.get(variantId) ?? [], lists, now),
        now,
      ).map(({ at, amount, originalAmount }) => ({
        variantId,
        effectiveAt: at,
        recordedAt: now,
        amount,
        originalAmount,
        cause,
        batchId,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
      })),
    ),
  );
};

/** Logs what is publicly shown from now on, after prices were written some other way. */
export const logShownPrices = async (
  tx: Db,
  writer: Writer,
  variantIds: readonly number[],
  cause: Cause,
): Promise<void> =>
  logPlans(tx, writer, variantIds, await loadPricing(tx, writer.now, variantIds), cause);

export interface PriceWrite {
  listId: number;
  variantId: number;
  minQuantity: number;
  /** Within this window the prices become exactly `wanted`; none leaves a gap. */
  window: Window;
  wanted: readonly Segment[];
}

const sameTimeline = (row: PriceRow, { listId, minQuantity }: PriceWrite) =>
  row.listId === listId && row.minQuantity === minQuantity;

/** The rows of a variant as they are once a change is written; rows that are new have no id yet. */
const changed = (
  rows: readonly PriceRow[],
  { listId, variantId, minQuantity }: PriceWrite,
  { remove, shorten, insert }: TimelineChange,
): PriceRow[] => {
  const ends = new Map(shorten.map(({ id, endsAt }) => [id, endsAt]));
  return [
    ...rows.flatMap((row) =>
      remove.includes(row.id) ? [] : { ...row, endsAt: ends.get(row.id) ?? row.endsAt },
    ),
    ...insert.map((segment) => ({
      id: Number.MAX_SAFE_INTEGER,
      listId,
      variantId,
      minQuantity,
      ...segment,
    })),
  ];
};

/**
 * Writes prices and logs what is publicly shown from now on; one write per list, variant and quantity. Whether anything
 * may be displaced is the caller's to say. `known`: where it has been read.
 * `join`: what is given back continues its neighbours of the same amount.
 */
export const writePrices = async (
  tx: Db,
  writer: Writer,
  writes: readonly PriceWrite[],
  cause: Cause,
  { known, join = false }: { known?: Pricing | undefined; join?: boolean } = {},
): Promise<void> => {
  if (writes.length === 0) return;
  const variantIds = [...new Set(writes.map(({ variantId }) => variantId))];
  const pricing = known ?? (await loadPricing(tx, writer.now, variantIds));
  const stored = pricing.rows;
  const changes = writes.map((write) => {
    const own = (stored.get(write.variantId) ?? []).filter((row) => sameTimeline(row, write));
    const change = replaceWithin(own, write.window, write.wanted);
    return { write, change: join ? joined(own, change) : change };
  });
  await selectIn(
    tx,
    'delete from prices where id in (?)',
    changes.flatMap(({ change }) => change.remove),
    'integer',
  );
  const shortened = changes.flatMap(({ change }) => change.shorten);
  const [only] = shortened;
  if (only && shortened.length === 1) await setEnd(tx, only.endsAt, only.id);
  else
    await setEnds(
      tx,
      shortened.map(({ id, endsAt }) => [id, endsAt]),
    );
  await insertRows(
    tx,
    prices,
    changes.flatMap(({ write: { listId, variantId, minQuantity }, change }) =>
      change.insert.map((segment) => ({
        listId,
        variantId,
        minQuantity,
        ...segment,
        batchId: cause.batchId ?? null,
      })),
    ),
  );
  const after = new Map(variantIds.map((id) => [id, stored.get(id) ?? []]));
  for (const { write, change } of changes)
    after.set(write.variantId, changed(after.get(write.variantId) ?? [], write, change));
  await logPlans(tx, writer, variantIds, { ...pricing, rows: after }, cause);
};

/** The base list again, as its migration wrote it, in a database that was emptied. */
export const writeBaseList = (tx: Db) =>
  insertRows(tx, priceLists, [
    {
      id: BASE_LIST_ID,
      code: 'base',
      kind: 'base',
      names: { en: 'Base prices', zh: '基础价' },
      name: 'Base prices',
      priority: 0,
      audience: { levels: [], groups: [], channels: [] },
      archivedAt: null,
      createdAt: 0,
      updatedAt: 0,
    },
  ]);

export interface BasePrice {
  variantId: number;
  amount: number;
}

const causeOf = ({ actor }: Writer): Cause => ({
  cause: actor.kind === 'key' ? 'store' : 'catalog',
});

/** Base prices from now until the next change that is already planned. `known`: used where it is of all these variants. */
export const writeBasePrices = async (
  tx: Db,
  writer: Writer,
  amounts: readonly BasePrice[],
  known?: Pricing,
): Promise<void> => {
  if (amounts.length === 0) return;
  const variantIds = amounts.map(({ variantId }) => variantId);
  const isKnown = known && variantIds.every((id) => known.variantIds.has(id));
  const pricing = isKnown ? known : await loadPricing(tx, writer.now, variantIds);
  const writes = amounts.map(({ variantId, amount }): PriceWrite => {
    const own = (pricing.rows.get(variantId) ?? []).filter(
      (row) => row.listId === BASE_LIST_ID && row.minQuantity === 1,
    );
    const window =
      own.length === 0
        ? { startsAt: writer.now, endsAt: FOREVER }
        : untilNextChange(own, writer.now);
    return {
      listId: BASE_LIST_ID,
      variantId,
      minQuantity: 1,
      window,
      wanted: [{ ...window, amount }],
    };
  });
  await writePrices(tx, writer, writes, causeOf(writer), { known: pricing });
};
