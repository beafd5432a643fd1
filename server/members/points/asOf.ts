/** The points of a person's records at any instant of the past, from all rows of their ledgers. Pure. */
import type { AllocationKind, PointType } from '#contract/members/points';
import { allocated, planOn } from './plan/plan.ts';
import { settleTogether } from './plan/settle.ts';
import type { Book, Hold, Lot, Reset } from './rules.ts';

/** The ledger of one record. `allocations`: also those by which another record repaid what this one owed. */
export interface Journal {
  entries: readonly { id: number; type: PointType; occurredAt: number; recordedAt: number }[];
  lots: readonly (Omit<Lot, 'remaining'> & { points: number })[];
  allocations: readonly {
    kind: AllocationKind;
    lotId: number | null;
    points: number;
    /** Null where it concerns the arrears of this record. */
    owedById: number | null;
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

/** The last instant up to which anything was written of these ledgers. */
const writtenUntil = (journals: readonly Journal[], at: number): number =>
  journals
    .flatMap(({ entries, allocations }) => [...entries, ...allocations])
    .map(({ recordedAt }) => recordedAt)
    .filter((recordedAt) => recordedAt <= at)
    .reduce((latest, one) => Math.max(latest, one), -Infinity);

/** What was recorded by then: credits from when they happened, debits and what is given back from when they were recorded. */
const recordedBy = (
  { entries, lots, allocations, holds, resets }: Journal,
  at: number,
  since: number,
): Book => {
  const counted = new Set(
    entries
      .filter(({ type, occurredAt, recordedAt }) =>
        type === 'restore' ? recordedAt <= at : occurredAt <= at,
      )
      .map(({ id }) => id),
  );
  return allocated(
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
};

/**
 * The records that were of one person at the instant, `togetherSince` since when. What time brought about but nothing has
 * recorded yet is derived.
 */
export const booksAsOf = (
  journals: readonly Journal[],
  at: number,
  togetherSince = -Infinity,
): Book[] => {
  const since = Math.max(togetherSince, writtenUntil(journals, at));
  const plans = journals.map((journal, index) => ({
    memberId: index,
    plan: planOn(recordedBy(journal, at, since)),
  }));
  return settleTogether(plans, at, since).map(({ plan }) => plan.book);
};
