/** What the lines of an order's newest message continue of the stored ones: their costs, ids and numbers. Pure. */
import { mulDiv } from '#shared/money';

/** A line as it is stored: what it was sold as, and what one unit cost; null where that is not known. */
export interface StoredLine {
  sku: string | null;
  name: string;
  variantId: number | null;
  productId: number | null;
  categoryId: number | null;
  quantity: number;
  /** For all units, after discounts, in minor units. */
  paid: number;
  cost: number | null;
  /** The store's own id of the line; null where it never sent one. */
  lineId: string | null;
  /** Counted within the order from 1; a line keeps its number in later messages. */
  number: number;
}

/** A line as it is sent, with the store's own id where it has one. */
type SentLine = Goods & { id?: string | null | undefined };
type Goods = Pick<StoredLine, 'sku' | 'name' | 'quantity' | 'paid'>;
/** A line of an earlier message. */
type KnownLine = Goods & LineIdentity;
/** Of what variant a line is, and what one unit of it cost. */
export type CostFacts = Pick<StoredLine, 'variantId' | 'cost'>;

/** Goods are told by their SKU, or without one by their name. */
const goodsOf = ({ sku, name }: Goods) => (sku === null ? `name ${name}` : `SKU ${sku}`);

interface Taken<L> {
  line: L;
  units: number;
}

/** What one unit cost on average, rounded; null where that of any is not known. */
const averageCost = (taken: readonly Taken<CostFacts>[]): number | null => {
  let units = 0;
  let total = 0;
  for (const { line, units: some } of taken) {
    if (line.cost === null) return null;
    units += some;
    total += line.cost * some;
  }
  return mulDiv(total, 1, units);
};

const hasAmount = (one: Goods, other: Goods) => one.paid === other.paid;
const isAsFree = (one: Goods, other: Goods) => (one.paid === 0) === (other.paid === 0);

/** The stored lines that are not taken yet, by their goods. */
const byGoods = <L extends KnownLine>(stored: readonly L[]) => {
  const left = new Map<string, Taken<L>[]>();
  for (const line of stored) {
    const lines = left.get(goodsOf(line)) ?? [];
    lines.push({ line, units: line.quantity });
    left.set(goodsOf(line), lines);
  }
  return left;
};

/**
 * What each sent line continues of the stored ones; nothing where it is new. A line continues the stored line of the same
 * goods that has its id, else the one of the same quantity and amount, else of the same quantity, and then takes the units
 * of its goods that are left, in their order; what was free continues what was free as long as there is any: so lines may be split, joined and moved, and what the units of an order cost stays the same.
 */
const continuedUnits = <L extends KnownLine>(
  sent: readonly SentLine[],
  stored: readonly L[],
): readonly (readonly Taken<L>[])[] => {
  const left = byGoods(stored);
  const taken = sent.map((): Taken<L>[] => []);
  const take = (isIt: (one: L, line: SentLine) => boolean) =>
    sent.forEach((line, index) => {
      for (const one of left.get(goodsOf(line)) ?? []) {
        const had = taken[index]?.reduce((sum, { units }) => sum + units, 0) ?? 0;
        const units = Math.min(line.quantity - had, one.units);
        if (units === 0 || !isIt(one.line, line)) continue;
        taken[index]?.push({ line: one.line, units });
        one.units -= units;
      }
    });
  take(({ lineId }, { id }) => Boolean(id) && lineId === id);
  for (const isTwin of [hasAmount, isAsFree, () => true])
    sent.forEach((line, index) => {
      const one = (left.get(goodsOf(line)) ?? []).find(
        ({ units, line: known }) =>
          units === line.quantity && units === known.quantity && isTwin(known, line),
      );
      if (!one || taken[index]?.length) return;
      taken[index]?.push({ line: one.line, units: one.units });
      one.units = 0;
    });
  take(isAsFree);
  take(() => true);
  return taken;
};

/** What one unit of each sent line cost as far as it continues stored ones; undefined where it is new. */
export const pairLines = (
  sent: readonly SentLine[],
  stored: readonly StoredLine[],
): (CostFacts | undefined)[] =>
  continuedUnits(sent, stored).map((taken) => {
    const [first] = taken;
    if (!first) return undefined;
    if (taken.length === 1) return first.line;
    return { variantId: first.line.variantId, cost: averageCost(taken) };
  });

/** By what a line of an order is known: the store's own id, and its number. */
export type LineIdentity = Pick<StoredLine, 'lineId' | 'number'>;

/**
 * By which returns name each line of an order: the store's own id, else its number, which has a `#` before it where it is
 * another line's own id.
 */
export const idsOfLines = (lines: readonly LineIdentity[]): string[] => {
  const own = new Set(lines.map(({ lineId }) => lineId));
  const free = (id: string): string => (own.has(id) ? free(`#${id}`) : id);
  return lines.map(({ lineId, number }) => lineId ?? free(String(number)));
};

/**
 * The identity of each sent line. A line keeps that of the stored line with its id, whatever its goods are now, or of the
 * first one that it continues; the others of a split line, and new ones, get the numbers after `lastNumber`, the highest
 * that the order ever gave.
 */
export const identifyLines = (
  sent: readonly SentLine[],
  stored: readonly KnownLine[],
  lastNumber: number,
): LineIdentity[] => {
  const byId = new Map(stored.map((line) => [line.lineId, line]));
  const named = sent.map(({ id }) => (id ? byId.get(id) : undefined));
  const kept = new Set(named.filter((line) => line !== undefined));
  const continued = continuedUnits(sent, stored);
  const keeps = sent.map(({ id }, index) => {
    if (named[index]) return named[index];
    // A line that has another id is another line.
    const free = continued[index]?.find(
      ({ line }) => !kept.has(line) && (line.lineId === null || !id),
    )?.line;
    if (free) kept.add(free);
    return free;
  });
  let last = lastNumber;
  return sent.map(({ id }, index) => ({
    lineId: id || (keeps[index]?.lineId ?? null),
    number: keeps[index]?.number ?? ++last,
  }));
};

/**
 * The ids of the stored lines after an older message that arrives late: a line without an id gets the one that it would
 * have if that message had come first.
 */
export const idsAfterOlder = (
  stored: readonly KnownLine[],
  older: readonly SentLine[],
): (string | null)[] =>
  identifyLines(
    stored.map((line) => ({ ...line, id: line.lineId })),
    older.map((line, index) => ({ ...line, lineId: line.id || null, number: index + 1 })),
    older.length,
  ).map(({ lineId }) => lineId);
