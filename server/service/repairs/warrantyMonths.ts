/** For how many months after the sale goods are repaired free of charge. */
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';

/** Where no policy says otherwise. */
const MONTHS = 12;

export const warrantyMonths = async (_db: Db, _row: CaseRow, _soldAt: number): Promise<number> =>
  MONTHS;
