/** For how long goods are under warranty. */
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';

const MONTHS = 12;

export const warrantyMonths = async (_db: Db, _row: CaseRow, _soldAt: number): Promise<number> =>
  MONTHS;
