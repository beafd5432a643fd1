/** Writes holds that were made, and that ended. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { preparedRows } from '#db/preparedRows';
import { pointHoldLots, pointHolds } from '#db/schema/members/points';
import type { Plan } from './plan/plan.ts';

const closeHolds = preparedRows(
  { id: pointHolds.id, state: pointHolds.state, closedAt: pointHolds.closedAt },
  {},
  (q, { rows, input, amongKeys }) =>
    q
      .update(pointHolds)
      .set({ state: input.state, closedAt: input.closedAt })
      .from(rows)
      .where(sql`${eq(pointHolds.id, input.id)} and ${amongKeys(pointHolds.id) ?? sql`1 = 1`}`),
);

export const writeHolds = async (
  tx: Db,
  now: number,
  changed: readonly { memberId: number; plan: Plan }[],
) => {
  await closeHolds(
    tx,
    changed.flatMap(({ plan }) => plan.closedHolds),
  );
  const made = changed.flatMap(({ memberId, plan }) =>
    plan.holds.map((hold) => ({ memberId, hold })),
  );
  const ids = await insertRows(
    tx,
    pointHolds,
    made.map(({ memberId, hold: { source, sourceId, expiresAt, lots } }) => ({
      memberId,
      source,
      sourceId,
      expiresAt,
      points: lots.reduce((sum, { points }) => sum + points, 0),
      state: 'open' as const,
      createdAt: now,
    })),
    { returning: true },
  );
  await insertRows(
    tx,
    pointHoldLots,
    made.flatMap(({ hold: { lots } }, index) =>
      lots.map(({ lotId, points }) => ({ lotId, points, holdId: ids[index] ?? 0 })),
    ),
  );
};
