/**
 * What time alone does to the points of a person, with all of their records: holds end, lots lapse, lots that can be spent
 * repay what any of the records owes, and what is left of a member who was inactive for long is cleared, in the order in
 * which that happens. Reads settle books without writing anything; each write records it first, and settles what it has
 * changed. Pure.
 */
import { type Book, freeLots, type Hold, isLapsed } from '../rules.ts';
import { forfeit } from './forfeit.ts';
import { addEntry, allocate, type Plan, planEach, type RecordPlan } from './plan.ts';
import { repayTogether } from './repay.ts';

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

/** Holds whose end has come. */
const releaseDue = (plan: Plan, at: number): Plan =>
  plan.book.holds
    .filter(({ expiresAt }) => expiresAt <= at)
    .reduce((one, hold) => release(one, hold, hold.expiresAt, hold.expiresAt - 1), plan);

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

/** The instants at which something may happen to any of the books, none before `since`. */
const instantsOf = (books: readonly Book[], since: number, at: number): number[] => {
  const instants = new Set<number>();
  const add = (instant: number | null) => {
    if (instant !== null && instant <= at) instants.add(Math.max(since, instant));
  };
  const isOwed = books.some(({ arrears }) => arrears > 0);
  for (const { lots, holds, reset } of books) {
    for (const { remaining, expiresAt, availableAt } of lots) {
      if (remaining === 0) continue;
      add(expiresAt);
      if (isOwed) add(availableAt);
    }
    for (const { expiresAt } of holds) add(expiresAt);
    add(reset?.at ?? null);
  }
  return [...instants].toSorted((one, other) => one - other);
};

/**
 * Carries the records of one person to the instant, all of them from one instant to the next. `since`: until when they are
 * settled already; what became known later counts from then on.
 */
export const settleTogether = (
  plans: readonly RecordPlan[],
  at: number,
  since = -Infinity,
): readonly RecordPlan[] =>
  instantsOf(
    plans.map(({ plan }) => plan.book),
    since,
    at,
  ).reduce((before, instant) => {
    const lapsed = planEach(before, (plan) => lapseDue(releaseDue(plan, instant), instant));
    return planEach(repayTogether(lapsed, instant), (plan) => clearDue(plan, instant));
  }, plans);
