/** The activities as a member sees them: whether the member may enter, what it gives, and the odds of draws. */
import { and, asc, eq, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm';
import type { OfferedActivity } from '#contract/promotions/memberEntries';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { enteredIn, oddsOf } from '#rules/promotions/memberActivities';
import { loadProgramme } from '../../members/programme/load.ts';
import { seedHash } from '../memberActivities/draw.ts';
import { prizeLeft } from '../memberActivities/prizeLeft.ts';
import { loadPrizes, type MemberActivityRow } from '../memberActivities/record.ts';
import { entryWords } from '../memberActivities/words.ts';
import type { Asking } from '../quotes/held/holder.ts';
import type { RewardCodes } from '../redeemedRewards/codes.ts';
import { openStanding, type Standing } from './standing.ts';

const open = prepared({ now: memberActivities.endsAt }, (q, { now }) =>
  q
    .select(getTableColumns(memberActivities))
    .from(memberActivities)
    .where(
      and(
        isNull(memberActivities.archivedAt),
        gt(memberActivities.endsAt, now),
        // One that was changed and waits again has been shown before.
        or(eq(memberActivities.approval, sql`'approved'`), gt(memberActivities.lastNumber, sql`0`)),
      ),
    )
    .orderBy(asc(memberActivities.endsAt), asc(memberActivities.id)),
);
const productOf = prepared({ id: products.id }, (q, { id }) =>
  q
    .select({ id: products.id, externalId: products.externalId, names: products.names })
    .from(products)
    .where(eq(products.id, id)),
);
/** Of a reservation: the product, and when it can be bought by the code of a place. */
const launchOf = async (db: Db, productId: number | null, codes: RewardCodes | null) => {
  const [product] = productId === null ? [] : await productOf(db, { id: productId });
  if (!product) return null;
  return {
    ...product,
    buyFrom: codes?.startsAt ?? null,
    buyUntil: codes?.terms.validUntil ?? null,
  };
};

/** A prize that has run out is published with the odds 0. */
const drawOf = async (
  db: Db,
  { id, seed }: MemberActivityRow,
  codesOf: Standing['codesOf'],
  hasProgramme: boolean,
) => {
  if (seed === null) return { prizes: [], nothingRate: null, seedHash: null };
  const prizes = [];
  for (const prize of await loadPrizes(db, id))
    prizes.push({ ...prize, left: await prizeLeft(prize, codesOf, hasProgramme) });
  const { rates, nothing } = oddsOf(prizes);
  return {
    prizes: prizes.map(({ id: prizeId, names, points, left }, index) => ({
      id: prizeId,
      names,
      points,
      rate: rates[index] ?? 0,
      left,
    })),
    nothingRate: nothing,
    seedHash: seedHash(seed),
  };
};

/** What is over or archived is not shown, nor what was never approved; what has not begun yet is, with when it begins. */
export const loadOffered = async (
  db: Db,
  asking: Asking,
  memberId: number,
): Promise<{ at: number; activities: OfferedActivity[] }> => {
  const { now, settings } = asking;
  const { timeZone, weekStart } = settings;
  const standingOf = await openStanding(db, asking, memberId, now);
  const hasProgramme = (await loadProgramme(db, now)) !== null;
  const activities: OfferedActivity[] = [];
  for (const activity of await open(db, { now })) {
    const { limits, perMember, enteredAt, codes, codesOf } = await standingOf(activity);
    const { id, code, kind, names, themes, descriptions, startsAt, endsAt } = activity;
    const { maxEntries, entryCount, points, batchId, productId, winners } = activity;
    activities.push({
      id,
      code,
      kind,
      names,
      themes,
      descriptions,
      startsAt,
      endsAt,
      canEnter: limits.length === 0,
      limits,
      words: limits.map((limit) => entryWords(limit, timeZone)),
      perMember: {
        ...perMember,
        used: enteredIn(perMember, enteredAt, now, { timeZone, weekStart }).used,
      },
      left: maxEntries === null ? null : maxEntries - entryCount,
      points,
      givesCode: batchId !== null,
      product: await launchOf(db, productId, codes),
      winners,
      ...(await drawOf(db, activity, codesOf, hasProgramme)),
    });
  }
  return { at: now, activities };
};
