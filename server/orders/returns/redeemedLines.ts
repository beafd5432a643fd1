import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { NamedLine } from './namedLines.ts';

/** Loads the lines of those of these orders that were redeemed, by the store's order ids. */
export const redeemedLines = new Hook<
  (tx: Db, orderIds: readonly string[]) => Promise<ReadonlyMap<string, readonly NamedLine[]>>
>('redeemedLines');
