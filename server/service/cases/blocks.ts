/** Open cases keep their ticket from being resolved. */
import type { Db } from '#db';
import { casesOf } from './history.ts';
import { isOpenAt } from './rules.ts';

export const findOpenCases = async (
  tx: Db,
  ticketId: number,
  now: number,
): Promise<string | null> =>
  (await casesOf(tx, [ticketId])).some((row) => isOpenAt(row, now))
    ? 'tickets.errors.openCases'
    : null;
