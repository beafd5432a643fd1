/** Computes the results of a draw again from its seed. */
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { DrawCheck } from '#contract/promotions/memberActivities/draws';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import { landedOn } from '#rules/promotions/memberActivities';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { drawNumber, seedHash } from './draw.ts';
import { loadPrizes } from './record.ts';

const PAGE = 5_000;
const entriesOf = prepared(
  { activityId: memberEntries.activityId, after: memberEntries.number },
  (q, { activityId, after }) =>
    q
      .select({
        number: memberEntries.number,
        nonce: memberEntries.nonce,
        roll: memberEntries.roll,
        landedId: memberEntries.landedId,
        prizeId: memberEntries.prizeId,
      })
      .from(memberEntries)
      .where(
        and(
          eq(memberEntries.activityId, activityId),
          gt(memberEntries.number, after),
          isNotNull(memberEntries.roll),
        ),
      )
      .orderBy(asc(memberEntries.number))
      .limit(PAGE),
);

/** The seed is shown once nobody can enter any more. */
export const checkDraw = async (db: Db, id: number, now: number): Promise<DrawCheck> => {
  const { seed, endsAt } = await getRow(db, memberActivities, id);
  if (seed === null) throw notFound();
  const prizes = await loadPrizes(db, id);
  const wrong: number[] = [];
  let [entries, after] = [0, 0];
  for (;;) {
    const page = await entriesOf(db, { activityId: id, after });
    for (const { number, nonce, roll, landedId, prizeId } of page) {
      const expected = drawNumber(seed, number, nonce ?? '');
      const landed = landedOn(prizes, expected)?.id ?? null;
      if (roll !== expected || landedId !== landed || (prizeId ?? landed) !== landed)
        wrong.push(number);
    }
    entries += page.length;
    after = page.at(-1)?.number ?? 0;
    if (page.length < PAGE) break;
  }
  return { seedHash: seedHash(seed), seed: endsAt <= now ? seed : null, entries, wrong };
};
