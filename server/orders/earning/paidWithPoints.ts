import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { RedeemedLine } from './pointsOfLines.ts';

/** Loads the redeemed lines of those of these orders for which points were spent, by the store's order ids. */
export const paidWithPoints = new Hook<
  (tx: Db, orderIds: readonly string[]) => Promise<ReadonlyMap<string, readonly RedeemedLine[]>>
>('paidWithPoints');
