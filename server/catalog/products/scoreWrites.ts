/** Scores the quality of products that were written. */
import type { Db } from '#db';
import { changedCodes, findProductsWithCodes } from './codes.ts';
import { changesQuality } from './compare.ts';
import type { StoredWrite } from './productWrite.ts';
import { scoreProducts } from '../quality/score.ts';

/** Scores products whose quality a write can change, and products that share a code with them; returns their issues. */
export const scoreWrites = async (tx: Db, now: number, touched: readonly StoredWrite[]) => {
  const rated = touched.filter(
    ({ before, input, changed }) => !before || !changed || changesQuality(before, input, changed),
  );
  const sharing = await findProductsWithCodes(tx, changedCodes(touched));
  return scoreProducts(tx, now, [...rated.map(({ id }) => id), ...sharing]);
};
