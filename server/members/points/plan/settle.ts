/**
 * What time alone does to a member's points: holds end, lots lapse, lots that can be spent repay what is owed, and what is
 * left of a member who was inactive for long is cleared, in the order in which that happens. Reads settle a book without writing anything; each write records it first. Pure.
 */
import { type Book, freeLots, type Hold, isActive, isLapsed, sumFree } from '../rules.ts';
import { forfeit } from './forfeit.ts';
import { addEntry, allocate, type Plan, takeFrom } from './plan.ts';

/** The entry for what lapsed of a lot. `line`: of later parts of the same lot, why they were not among the first. */
const lapse = (
  plan: Plan,
  lot: { id: number; free: number },
  occurredAt: number,
  line: string,
): Plan => {
  const added = addEntry(plan, {
    type: 'expire',
    points: -lot.free,
    source: 'lot',
    // A lot that is itself new gets its id when it is written.
    sourceId: String(lot.id),
    sourceLine: line,
    occurredAt,
    isByTime: true,
  });
  return allocate(added.plan, added.entryId, 'consume', [{ lotId: lot.id, points: lot.free }]);
};

/** Lots whose end has come, each recorded with its true instant. */
const lapseDue = (plan: Plan, at: number): Plan =>
  freeLots(plan.book, (lot) => isLapsed(lot, at)).reduce(
    (before, lot) => lapse(before, lot, lot.expiresAt ?? at, ''),
    plan,
  );

/**
 * What lapses late, because it was held or has been given back: at once. `endedBy`: lots whose end came by this instant have
 * had the rest of them recorded.
 */
export const lapseLate = (
  plan: Plan,
  lotIds: readonly (number | null)[],
  { at, endedBy, line }: { at: number; endedBy: number; line: string },
): Plan =>
  freeLots(plan.book, (lot) => isLapsed(lot, endedBy) && lotIds.includes(lot.id)).reduce(
    (before, lot) => lapse(before, lot, at, line),
    plan,
  );

/** What can be spent repays what is owed. Each part belongs to the entry that opened its lot. */
export const repay = (plan: Plan, at: number): Plan => {
  if (plan.book.arrears === 0) return plan;
  const lots = freeLots(plan.book, (lot) => isActive(lot, at));
  const entryOf = new Map(lots.map(({ id, entryId }) => [id, entryId]));
  return takeFrom(lots, Math.min(plan.book.arrears, sumFree(lots))).reduce(
    (before, part) => allocate(before, entryOf.get(part.lotId ?? 0) ?? 0, 'repay', [part]),
    plan,
  );
};

/** Gives a hold's points back; those of lots that ended before lapse at once. */
export const release = (plan: Plan, hold: Hold, at: number, endedBy: number): Plan => {
  const holds = plan.book.holds.filter(({ id }) => id !== hold.id);
  const closed = { id: hold.id, state: 'released', closedAt: at } as const;
  return lapseLate(
    { ...plan, book: { ...plan.book, holds }, closedHolds: [...plan.closedHolds, closed] },
    hold.lots.map(({ lotId }) => lotId),
    { at, endedBy, line: `hold:${hold.id}` },
  );
};

/** Clears what can be spent when that is due; it is done once, also where nothing was left. */
const clearDue = (plan: Plan, at: number): Plan => {
  const { reset } = plan.book;
  if (!reset || reset.at > at) return plan;
  const entry = {
    source: 'inactivity',
    sourceId: String(reset.id),
    sourceLine: '',
    occurredAt: reset.at,
    reason: null,
    detail: { lastActiveDay: reset.lastDay },
    isByTime: true,
  } as const;
  const { plan: cleared } = forfeit(plan, entry, at);
  return { ...cleared, book: { ...cleared.book, reset: null } };
};

/** The instants at which something may happen, none before `since`. */
const instantsOf = ({ lots, holds, arrears, reset }: Book, since: number, at: number): number[] => {
  const instants = new Set<number>();
  const add = (instant: number | null) => {
    if (instant !== null && instant <= at) instants.add(Math.max(since, instant));
  };
  for (const { remaining, expiresAt, availableAt } of lots) {
    if (remaining === 0) continue;
    add(expiresAt);
    if (arrears > 0) add(availableAt);
  }
  for (const { expiresAt } of holds) add(expiresAt);
  add(reset?.at ?? null);
  return [...instants].toSorted((one, other) => one - other);
};

/** Carries a plan to the instant. `since`: until when it is settled already; what became known later counts from then on. */
export const settle = (plan: Plan, at: number, since = -Infinity): Plan =>
  instantsOf(plan.book, since, at).reduce((before, instant) => {
    const released = before.book.holds
      .filter(({ expiresAt }) => expiresAt <= instant)
      .reduce((one, hold) => release(one, hold, hold.expiresAt, hold.expiresAt - 1), before);
    return clearDue(repay(lapseDue(released, instant), instant), instant);
  }, plan);
