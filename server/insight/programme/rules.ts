/** Adds up the movements of points and what is left of them. Pure. */
import {
  type Movement,
  type MovementRow,
  MOVEMENTS,
  type Points,
  type Vintage,
} from '#contract/insight/programme';
import type { PointType } from '#contract/members/points';
import type { SpendPolicy } from '#contract/members/programme';
import { worthOf } from '#rules/members/spending';
import { addMonths, dayOf } from '#shared/days';
import { spread } from '#shared/spread';

/** Credits count from when they happened, and so does what time alone brought about; others from when they were recorded. */
export const HAPPENED: readonly PointType[] = ['earn', 'adjustCredit', 'expire', 'forfeit'];
export const countsFromHappening = (type: PointType): boolean => HAPPENED.includes(type);

/** What entries did to lots, summed: points above zero were added. */
export interface Moved {
  /** The month in which the lot was added, `YYYY-MM`; '' for what became owed. */
  month: string;
  /** The type of the entry; `repay`: what a lot repaid of what was owed. */
  type: PointType | 'repay';
  /** Whether it is within the period, not before it. */
  isWithin: boolean;
  /** Whether the lot was pending then, before the period, and is at its end. */
  wasPending: boolean;
  isPendingBefore: boolean;
  isPendingAfter: boolean;
  points: number;
}
/** Entries of the period, summed. */
export interface Entered {
  type: PointType;
  points: number;
  entries: number;
}

const sum = <T>(rows: readonly T[], valueOf: (row: T) => number): number =>
  rows.reduce((total, row) => total + valueOf(row), 0);
const pointsOf = (rows: readonly { points: number }[]) => sum(rows, ({ points }) => points);
const isRepay = ({ type }: Moved) => type === 'repay';

/** What repays what is owed leaves the points that are active less what is owed as they are. */
const balanceOf = (moved: readonly Moved[], isPending: (one: Moved) => boolean): Points => {
  const moving = moved.filter((one) => !isRepay(one));
  const pending = pointsOf(moving.filter(isPending));
  return { active: pointsOf(moving) - pending, pending };
};

/** Pending when they were moved, and pending no more at the end: before the period they were, too. */
const activatedOf = (moved: readonly Moved[]): number =>
  pointsOf(
    moved.filter(
      (one) => one.wasPending && one.isPendingBefore && !one.isPendingAfter && !isRepay(one),
    ),
  );

export const typeOf = (movement: Movement): PointType | null =>
  movement === 'activated' ? null : movement;

export interface Waterfall {
  opening: Points;
  movements: MovementRow[];
  closing: Points;
  difference: number;
}

/**
 * Opening, movements and closing. Opening and closing are what the lots say; the movements are what the entries say, so
 * that they agree only where the ledger is whole. `moved`: all up to the end of the period.
 */
export const waterfallOf = (moved: readonly Moved[], entered: readonly Entered[]): Waterfall => {
  const opening = balanceOf(
    moved.filter(({ isWithin }) => !isWithin),
    ({ isPendingBefore }) => isPendingBefore,
  );
  const closing = balanceOf(moved, ({ isPendingAfter }) => isPendingAfter);
  const activated = activatedOf(moved);
  const movements = MOVEMENTS.map((movement): MovementRow => {
    const type = typeOf(movement);
    if (type === null)
      return { movement, active: activated, pending: 0 - activated, entries: null };
    const of = entered.filter((one) => one.type === type);
    const pending = pointsOf(
      moved.filter((one) => one.isWithin && one.type === type && one.wasPending),
    );
    return {
      movement,
      active: pointsOf(of) - pending,
      pending,
      entries: sum(of, ({ entries }) => entries),
    };
  });
  const allOf = ({ active, pending }: Points) => active + pending;
  return {
    opening,
    movements,
    closing,
    difference: allOf(opening) + sum(movements, allOf) - allOf(closing),
  };
};

const LAPSED: readonly Moved['type'][] = ['expire', 'forfeit'];
const TAKEN: readonly Moved['type'][] = ['clawBack', 'adjustDebit'];
const ISSUED: readonly Moved['type'][] = ['earn', 'adjustCredit'];

/** Each month in which points were added, the oldest first, with what has become of them. */
export const vintagesOf = (
  moved: readonly Moved[],
  policy: SpendPolicy | null,
): { vintages: Vintage[]; owed: number; owedWorth: number | null; worth: number | null } => {
  const months = [...new Set(moved.map(({ month }) => month))].filter(Boolean).toSorted();
  const bare = months.map((month) => {
    const own = moved.filter((one) => one.month === month);
    const of = (types: readonly Moved['type'][]) =>
      pointsOf(own.filter(({ type }) => types.includes(type)));
    const pending = pointsOf(own.filter(({ isPendingAfter }) => isPendingAfter));
    // A lot that was given back anew was added by its entry; all others only take from it and give back to it.
    const used = of(['spend', 'restore']);
    return {
      month,
      issued: of(ISSUED),
      spent: 0 - used,
      lapsed: 0 - of(LAPSED),
      takenBack: 0 - of(TAKEN),
      repaid: 0 - of(['repay']),
      pending,
      active: pointsOf(own) - pending,
    };
  });
  const owed = pointsOf(moved.filter(isRepay)) - pointsOf(moved.filter(({ month }) => !month));
  const left = bare.map(({ active, pending }) => Math.max(0, active + pending));
  const gross =
    policy &&
    worthOf(
      policy,
      sum(left, (points) => points),
    );
  const worths = gross === null ? null : spread(gross, left);
  const owedWorth = policy && worthOf(policy, Math.max(0, owed));
  return {
    vintages: bare.map((one, index) => ({ ...one, worth: worths?.[index] ?? null })),
    owed,
    owedWorth,
    worth: gross === null || owedWorth === null ? null : gross - owedWorth,
  };
};

/**
 * Points by the month of their last valid day: the rest of this one and as many after it; `later`: what lapses after them.
 * `lapsing`: points by the instant from which on they are lapsed.
 */
export const lapsingByMonth = (
  lapsing: ReadonlyMap<number, number>,
  { now, timeZone, months }: { now: number; timeZone: string; months: number },
): { months: { month: string; points: number }[]; later: number } => {
  const first = `${dayOf(now, timeZone).slice(0, 7)}-01`;
  const sums = new Map(
    Array.from({ length: months + 1 }, (_, index) => [addMonths(first, index).slice(0, 7), 0]),
  );
  let later = 0;
  for (const [at, points] of lapsing) {
    const month = dayOf(at - 1, timeZone).slice(0, 7);
    const sum = sums.get(month);
    if (sum === undefined) later += points;
    else sums.set(month, sum + points);
  }
  return { months: [...sums].map(([month, points]) => ({ month, points })), later };
};
