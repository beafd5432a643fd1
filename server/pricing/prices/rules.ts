/** Determines which price applies, and why every other one does not. Pure; used wherever a price is determined. */
import {
  FOREVER,
  type RowVerdict,
  type PriceContext,
  type PriceListFacts,
  type PriceRow,
  type ResolvedPrice,
  type Verdict,
} from '#contract/pricing/prices';
import { isLimitedToLevels, isLimitedToSegments } from '#contract/platform/audiences';
import { containsLevel, containsSegment, NO_LEVEL } from '#rules/platform/audiences';
import type { Point } from '../priceEvents/rules.ts';

const fits = (wanted: readonly string[], given: readonly string[]) =>
  wanted.length === 0 || wanted.some((one) => given.includes(one));

/** Why a list is not for this shopper; null when it is. */
const audienceMismatch = (
  { audience }: PriceListFacts,
  { groups, channel, ...level }: PriceContext,
): Verdict | null => {
  if (!containsSegment(audience, level)) return 'otherSegment';
  if (!containsLevel(audience, level)) return 'otherLevel';
  if (!fits(audience.groups, groups)) return 'otherGroup';
  if (!fits(audience.channels, channel === null ? [] : [channel])) return 'otherChannel';
  return null;
};

/** How specific a list's audience is: the number of kinds of condition that it has. */
const specificity = ({ audience }: PriceListFacts) =>
  [
    isLimitedToLevels(audience),
    audience.groups.length > 0,
    audience.channels.length > 0,
    isLimitedToSegments(audience),
  ].filter(Boolean).length;

type Listed = PriceRow & { list: PriceListFacts };

/** Why `loser` lost to `winner` among rows of one kind; the order of the checks is the order of precedence. */
const lossReason = (winner: Listed, loser: Listed): Verdict => {
  if (winner.list.kind === 'override') {
    if (winner.list.priority !== loser.list.priority) return 'lowerPriority';
    if (specificity(winner.list) !== specificity(loser.list)) return 'lessSpecific';
  }
  return winner.amount === loser.amount ? 'tie' : 'dearer';
};

const beats = (one: Listed, other: Listed): boolean => {
  if (one.list.kind === 'override') {
    if (one.list.priority !== other.list.priority) return one.list.priority > other.list.priority;
    const difference = specificity(one.list) - specificity(other.list);
    if (difference !== 0) return difference > 0;
  }
  return one.amount === other.amount ? one.id < other.id : one.amount < other.amount;
};

const lose = (judged: RowVerdict[], row: PriceRow, verdict: Verdict, lostTo?: number) =>
  void judged.push(lostTo === undefined ? { row, verdict } : { row, verdict, lostTo });

/** The row of each list that applies to the quantity: the one with the highest minimum quantity that is reached. */
const quantityBreaks = (rows: readonly Listed[], judged: RowVerdict[]): Listed[] => {
  const best = new Map<number, Listed>();
  for (const row of rows) {
    const known = best.get(row.listId);
    if (known && known.minQuantity >= row.minQuantity) lose(judged, row, 'smallerBreak', known.id);
    else {
      if (known) lose(judged, known, 'smallerBreak', row.id);
      best.set(row.listId, row);
    }
  }
  return [...best.values()];
};

const winnerOf = (rows: readonly Listed[], judged: RowVerdict[]): Listed | null => {
  let winner: Listed | null = null;
  for (const row of rows) if (!winner || beats(row, winner)) winner = row;
  if (winner)
    for (const row of rows)
      if (row !== winner) lose(judged, row, lossReason(winner, row), winner.id);
  return winner;
};

/**
 * The price of one variant. Original price: the override with the highest priority (then the most specific, the lowest,
 * the oldest), else the base price. Current price: the lowest sale price where it is below the original price, else the
 * original price. `rows` are the variant's rows of all lists in any order; rows of lists that are not in `lists` are
 * ignored.
 */
export const resolvePrice = (
  rows: readonly PriceRow[],
  lists: ReadonlyMap<number, PriceListFacts>,
  context: PriceContext,
): ResolvedPrice => {
  const judged: RowVerdict[] = [];
  const live: Listed[] = [];
  let until = FOREVER;
  for (const row of rows) {
    const list = lists.get(row.listId);
    if (!list) continue;
    const why = audienceMismatch(list, context);
    if (why) lose(judged, row, why);
    else if (row.endsAt <= context.at) lose(judged, row, 'ended');
    else if (row.minQuantity > context.quantity) lose(judged, row, 'quantity');
    else if (row.startsAt > context.at) {
      lose(judged, row, 'notStarted');
      until = Math.min(until, row.startsAt);
    } else {
      live.push({ ...row, list });
      until = Math.min(until, row.endsAt);
    }
  }
  const own = quantityBreaks(live, judged);
  const of = (kind: PriceListFacts['kind']) => own.filter(({ list }) => list.kind === kind);
  const base = winnerOf(of('base'), judged);
  const override = winnerOf(of('override'), judged);
  const sale = winnerOf(of('sale'), judged);
  const original = override ?? base;
  if (override && base) lose(judged, base, 'overridden', override.id);
  const reduced = sale && (!original || sale.amount < original.amount) ? sale : null;
  if (sale && !reduced) lose(judged, sale, 'notReduced', original?.id);
  const current = reduced ?? original;
  if (current) judged.push({ row: current, verdict: 'current' });
  if (original && original !== current) judged.push({ row: original, verdict: 'original' });
  return {
    amount: current?.amount ?? null,
    originalAmount: (original ?? current)?.amount ?? null,
    until: until === FOREVER ? null : until,
    judged,
  };
};

/** One piece for an anonymous shopper: the publicly shown price. */
export const publicly = (at: number): PriceContext => ({
  quantity: 1,
  ...NO_LEVEL,
  groups: [],
  channel: null,
  at,
});

/** What will be shown from `from` on, according to these rows. */
export const planOf = (
  rows: readonly PriceRow[],
  lists: ReadonlyMap<number, PriceListFacts>,
  from: number,
): Point[] => {
  const points: Point[] = [];
  let at: number | null = from;
  while (at !== null) {
    const { amount, originalAmount, until } = resolvePrice(rows, lists, publicly(at));
    if (amount !== null) points.push({ at, amount, originalAmount: originalAmount ?? amount });
    at = until;
  }
  return points;
};
