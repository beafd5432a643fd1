/** Whether goods of a case are still to come. */
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { isToCome } from './rules.ts';

export const hasUnitsToReceive = async (db: Db, { id }: Pick<CaseRow, 'id'>): Promise<boolean> =>
  (await loadCaseLines(db, id)).some(isToCome);
