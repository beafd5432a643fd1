/** What time alone has done to points that the nightly run has not recorded yet: the figures do not wait for it. */
import { inArray } from 'drizzle-orm';
import type { Reading } from '#contract/insight/programme';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointEntries } from '#db/schema/members/points';
import { duePeople } from '../../members/points/duePeople.ts';
import type { Plan } from '../../members/points/plan/plan.ts';
import { countsFromHappening, type Entered, type Moved } from './rules.ts';

const openersOf = prepared({ ids: many(pointEntries.id) }, (q, { ids }) =>
  q
    .select({
      id: pointEntries.id,
      type: pointEntries.type,
      day: pointEntries.day,
      occurredAt: pointEntries.occurredAt,
      recordedAt: pointEntries.recordedAt,
    })
    .from(pointEntries)
    .where(inArray(pointEntries.id, ids)),
);

/** One change of one lot, with its instant. */
interface Part {
  type: Moved['type'];
  at: number;
  lotEntryId: number;
  availableAt: number | null;
  points: number;
}

/** Only lots lapse, are cleared or repay by time alone: every allocation names a lot. */
const partsOf = (plan: Plan, now: number): Part[] => {
  const lots = new Map(plan.book.lots.map((lot) => [lot.id, lot]));
  const entries = new Map(plan.entries.map((entry) => [entry.id, entry]));
  return plan.allocations.flatMap(({ entryId, kind, lotId, points }) => {
    const lot = lots.get(lotId ?? 0);
    if (!lot) return [];
    const entry = entries.get(entryId);
    return [
      {
        type: kind === 'repay' || !entry ? ('repay' as const) : entry.type,
        at: entry?.occurredAt ?? lot.availableAt ?? now,
        lotEntryId: lot.entryId,
        availableAt: lot.availableAt,
        points: -points,
      },
    ];
  });
};

const loadParts = async (db: Db, now: number): Promise<Part[]> => {
  const parts: Part[] = [];
  for await (const page of duePeople(db, now))
    for (const { plan } of page.flat()) parts.push(...partsOf(plan, now));
  return parts;
};

export interface Unrecorded {
  moved: Moved[];
  entered: Entered[];
}

export const loadUnrecorded = async (
  db: Db,
  { opens, ends, readAt }: Reading,
): Promise<Unrecorded> => {
  const parts = await loadParts(db, readAt);
  const ids = [...new Set(parts.map(({ lotEntryId }) => lotEntryId))];
  const openers = new Map((await openersOf(db, { ids })).map((one) => [one.id, one]));
  const moved = parts.flatMap(
    ({ type, at: happened, lotEntryId, availableAt, points }): Moved[] => {
      const opener = openers.get(lotEntryId);
      if (!opener) return [];
      // A lot that had ended before it was added lapses when it is added.
      const addedAt = countsFromHappening(opener.type) ? opener.occurredAt : opener.recordedAt;
      const at = Math.max(happened, addedAt);
      if (at >= ends) return [];
      const isPendingAt = (instant: number) => availableAt === null || availableAt >= instant;
      return [
        {
          month: opener.day.slice(0, 7),
          type,
          isWithin: at >= opens,
          wasPending: isPendingAt(at + 1),
          isPendingBefore: isPendingAt(opens),
          isPendingAfter: isPendingAt(ends),
          points,
        },
      ];
    },
  );
  return {
    moved,
    entered: moved.flatMap(({ type, isWithin, points }) =>
      type === 'repay' || !isWithin ? [] : [{ type, points, entries: 0 }],
    ),
  };
};
