/** How many points members can spend, computed as a hold or a spending will: on what is stored now, settled to `at`. */
import type { Db } from '#db';
import { loadBooks } from './loadBooks.ts';
import { planOn } from './plan/plan.ts';
import { settle } from './plan/settle.ts';
import { availableOf } from './rules.ts';

/**
 * Unlike a balance it never goes back to before the last write: what another server, whose clock is ahead, has just held
 * or spent cannot be spent again.
 */
export const loadSpendable = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, number>> =>
  new Map(
    [...(await loadBooks(db, [...new Set(memberIds)]))].map(([id, { book }]) => [
      id,
      availableOf(settle(planOn(book), at).book, at),
    ]),
  );
