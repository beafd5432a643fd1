/** Takes back points that were earned with goods that came back. Pure. */
import type { ClawBack } from '#contract/members/programme';
import { freeLots, isActive, isLapsed, isPending, type Lot, sumFree } from '../rules.ts';
import {
  addEntry,
  allocate,
  type NewAllocation,
  type Part,
  type Plan,
  sumOf,
  takeFrom,
} from './plan.ts';
import type { Cause } from './restore.ts';

/** What was earned with an order, and what became of it. */
export interface Earned {
  /** The entries that earned it, the first of which reversals name. */
  entryIds: readonly number[];
  lotIds: ReadonlySet<number>;
  points: number;
  /** What lapsed of its lots before this plan. */
  lapsed: number;
  /** What reversals have taken back in all, and of it what lapsed points absorbed. */
  reversed: number;
  absorbed: number;
}
export interface Reversal {
  earned: Earned;
  points: number;
  cause: Cause;
  ruleKey: string;
  mode: ClawBack;
  arrearsLimit: number;
  /** What other records of the same person can give before anything is owed. */
  elsewhere?: number;
  /** What a refund paid less for: it is not taken from the points as well. */
  deducted?: number;
  detail: Record<string, unknown> | null;
}
/** How a reversal was met. */
export interface Taken {
  deducted: number;
  absorbed: number;
  own: number;
  others: number;
  arrears: number;
  writtenOff: number;
}

const LAPSING = new Set(['expire', 'forfeit']);
/** What lapses of these lots within the plan. */
const lapsedIn = ({ entries, allocations }: Plan, lotIds: ReadonlySet<number>): number => {
  const lapsing = new Set(entries.filter(({ type }) => LAPSING.has(type)).map(({ id }) => id));
  const isMeant = ({ lotId, entryId }: NewAllocation) =>
    lotId !== null && lotIds.has(lotId) && lapsing.has(entryId);
  return sumOf(allocations.filter(isMeant));
};

/**
 * What is taken, on a plan settled to `at`: first what lapsed anyway; then what is left of the order's own lots, those that
 * cannot be spent yet before others; then other points that can be spent; then arrears up to the limit. What is held is
 * not touched.
 */
const chooseParts = (
  { book }: Plan,
  { earned, mode, arrearsLimit, elsewhere = 0 }: Reversal,
  points: number,
  at: number,
): { own: Part[]; others: Part[]; elsewhere: number; arrears: Part[] } => {
  const isOwn = ({ id }: Lot) => earned.lotIds.has(id);
  const ownLots = freeLots(book, (lot) => isOwn(lot) && !isLapsed(lot, at));
  const inOrder = [
    ...ownLots.filter((lot) => isPending(lot, at)),
    ...ownLots.filter((lot) => isActive(lot, at)),
  ];
  const own = takeFrom(inOrder, Math.min(points, sumFree(ownLots)));
  const left = points - sumOf(own);
  const others =
    mode === 'ownOnly'
      ? []
      : takeFrom(
          freeLots(book, (lot) => !isOwn(lot) && isActive(lot, at)),
          left,
        );
  const fromOthers = mode === 'ownOnly' ? 0 : Math.min(left - sumOf(others), elsewhere);
  const owed =
    mode === 'arrears'
      ? Math.min(left - sumOf(others) - fromOthers, Math.max(0, arrearsLimit - book.arrears))
      : 0;
  const arrears = owed > 0 ? [{ lotId: null, points: owed }] : [];
  return { own, others, elsewhere: fromOthers, arrears };
};

const entryOf = ({ cause, ruleKey, earned, detail }: Reversal, at: number) => ({
  ...cause,
  ruleKey,
  reversesId: earned.entryIds[0] ?? null,
  occurredAt: at,
  detail,
});

/** What another record of the person gives of a reversal, on its own plan. */
export const clawBackElsewhere = (
  plan: Plan,
  reversal: Reversal,
  points: number,
  at: number,
): Plan => {
  const parts = takeFrom(
    freeLots(plan.book, (lot) => isActive(lot, at)),
    points,
  );
  const entry = { ...entryOf(reversal, at), type: 'clawBack', points: -sumOf(parts) } as const;
  const added = addEntry(plan, entry);
  return allocate(added.plan, added.entryId, 'consume', parts);
};

/**
 * Takes back at most what was earned and not yet taken back; what cannot be taken is written off. `elsewhere`: what the
 * caller takes from other records of the person.
 */
export const clawBack = (
  plan: Plan,
  reversal: Reversal,
  at: number,
): { plan: Plan; earned: Earned; taken: Taken; elsewhere: number } => {
  const { earned } = reversal;
  const points = Math.min(reversal.points, earned.points - earned.reversed);
  const lapsed = earned.lapsed + lapsedIn(plan, earned.lotIds);
  const deducted = Math.min(points, reversal.deducted ?? 0);
  const absorbed = Math.min(points - deducted, lapsed - earned.absorbed);
  const left = points - deducted - absorbed;
  const { own, others, elsewhere, arrears } = chooseParts(plan, reversal, left, at);
  const parts = [...own, ...others, ...arrears];
  const entry = entryOf(reversal, at);
  let next = plan;
  if (parts.length > 0) {
    const added = addEntry(next, { ...entry, type: 'clawBack', points: -sumOf(parts) });
    next = allocate(added.plan, added.entryId, 'consume', parts);
  }
  if (deducted > 0) next = addEntry(next, { ...entry, type: 'deducted', points: -deducted }).plan;
  if (absorbed > 0) next = addEntry(next, { ...entry, type: 'absorb', points: -absorbed }).plan;
  const writtenOff = left - sumOf(parts) - elsewhere;
  if (writtenOff > 0)
    next = addEntry(next, { ...entry, type: 'writeOff', points: -writtenOff }).plan;
  return {
    plan: next,
    earned: {
      ...earned,
      reversed: earned.reversed + points,
      absorbed: earned.absorbed + absorbed,
    },
    taken: {
      deducted,
      absorbed,
      own: sumOf(own),
      others: sumOf(others) + elsewhere,
      arrears: sumOf(arrears),
      writtenOff,
    },
    elsewhere,
  };
};
