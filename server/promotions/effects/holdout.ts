/** Divides members into those held out of a promotion and those who could get it. */
import { and, asc, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { isHeldOut } from '../engine/holdout.ts';

export interface Holdout {
  promotionId: number;
  /** Basis points, see `computeHoldoutRange`. */
  least: number;
  most: number;
}

/** Number of members loaded at a time, so that other requests need not wait long. */
const PAGE_SIZE = 10_000;
export const TREATED = 0;
export const HELD = 1;
const UNCLEAR = 2;
export type Side = typeof TREATED | typeof HELD | typeof UNCLEAR;

const membersAfter = prepared(
  { id: members.id, joinedBefore: members.createdAt },
  (q, { id, joinedBefore }) =>
    q
      .select({ id: members.id, externalId: members.externalId })
      .from(members)
      .where(
        and(
          gt(members.id, id),
          lt(sql`coalesce(${members.joinedAt}, ${members.createdAt})`, joinedBefore),
        ),
      )
      .orderBy(asc(members.id))
      .limit(PAGE_SIZE),
);

const sideOf = ({ promotionId, least, most }: Holdout, externalId: string): Side => {
  const key = `member:${externalId}`;
  if (isHeldOut(promotionId, key, least)) return HELD;
  return isHeldOut(promotionId, key, most) ? UNCLEAR : TREATED;
};

/** Counts the members who had joined by then, by side, and lists those who are not treated: [id, side]. */
export const loadSides = async (db: Db, holdout: Holdout, joinedBefore: number) => {
  const counts = { [TREATED]: 0, [HELD]: 0, [UNCLEAR]: 0 };
  const untreated: [number, Side][] = [];
  let last = 0;
  let looked: number;
  do {
    const rows = await membersAfter(db, { id: last, joinedBefore });
    for (const { id, externalId } of rows) {
      const side = sideOf(holdout, externalId);
      counts[side]++;
      if (side !== TREATED) untreated.push([id, side]);
      last = id;
    }
    looked = rows.length;
  } while (looked === PAGE_SIZE);
  return { treated: counts[TREATED], held: counts[HELD], untreated };
};
export type Sides = Awaited<ReturnType<typeof loadSides>>;
