/** A member's points at any instant of the past, from all rows of the ledger. Pure. */
import type { AllocationKind, PointType } from '#contract/members/points';
import { allocated, planOn } from './plan/plan.ts';
import { settle } from './plan/settle.ts';
import type { Book, Hold, Lot, Reset } from './rules.ts';

/** The ledger of one member. */
export interface Journal {
  entries: readonly { id: number; type: PointType; occurredAt: number; recordedAt: number }[];
  lots: readonly (Omit<Lot, 'remaining'> & { points: number })[];
  allocations: readonly {
    kind: AllocationKind;
    lotId: number | null;
    points: number;
    recordedAt: number;
  }[];
  holds: readonly (Hold & { createdAt: number; closedAt: number | null })[];
  resets: readonly (Reset & { decidedAt: number; endedAt: number | null })[];
}

type KnownHold = Journal['holds'][number];
const isHeld = ({ createdAt, closedAt, expiresAt }: KnownHold, at: number) =>
  createdAt <= at && at < Math.min(expiresAt, closedAt ?? Infinity);
/** A hold that time ended after the last write: what happened before kept it, as points that were cleared then. */
const endsUnrecorded = (
  { createdAt, closedAt, expiresAt }: KnownHold,
  since: number,
  at: number,
): boolean =>
  createdAt <= at && since < expiresAt && expiresAt <= at && expiresAt <= (closedAt ?? Infinity);

/**
 * Credits count from when they happened, debits and what is given back from when they were recorded. What time brought about
 * but nothing has recorded yet is derived.
 */
export const bookAsOf = (
  { entries, lots, allocations, holds, resets }: Journal,
  at: number,
): Book => {
  const counted = new Set(
    entries
      .filter(({ type, occurredAt, recordedAt }) =>
        type === 'restore' ? recordedAt <= at : occurredAt <= at,
      )
      .map(({ id }) => id),
  );
  const recorded = [...entries, ...allocations]
    .map(({ recordedAt }) => recordedAt)
    .filter((recordedAt) => recordedAt <= at);
  const since = recorded.reduce((latest, one) => Math.max(latest, one), -Infinity);
  const book = allocated(
    {
      arrears: 0,
      lots: lots
        .filter(({ entryId }) => counted.has(entryId))
        .map(({ points, ...lot }) => ({ ...lot, remaining: points })),
      holds: holds.filter((hold) => isHeld(hold, at) || endsUnrecorded(hold, since, at)),
      reset:
        resets.find(({ decidedAt, endedAt }) => decidedAt <= at && at < (endedAt ?? Infinity)) ??
        null,
    },
    allocations.filter(({ recordedAt }) => recordedAt <= at),
  );
  return settle(planOn(book), at, since).book;
};
