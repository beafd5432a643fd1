/** Open cases keep their ticket from being resolved. */
import type { Obstacle } from '#contract/service/obstacles';
import type { Db } from '#db';
import { casesOf } from './history.ts';
import { isOpenAt } from './rules.ts';

export const findOpenCases = async (tx: Db, ticketId: number, now: number): Promise<Obstacle[]> =>
  (await casesOf(tx, [ticketId]))
    .filter((row) => isOpenAt(row, now))
    .map(({ id, number }) => ({
      message: 'tickets.errors.openCases',
      resource: 'cases',
      id,
      name: number,
    }));
