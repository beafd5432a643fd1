/** What is still to be paid for the difference of an exchange. */
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadApart } from './apart.ts';
import { loadExchange, paidFor } from './load.ts';
import { owedOf } from './rules.ts';

/** What a manager waived is not owed any more. */
export const loadOwed = async (db: Db, row: Pick<CaseRow, 'id' | 'number'>): Promise<number> => {
  const { difference, waivedAt } = await loadExchange(db, row.id);
  if (waivedAt !== null) return 0;
  return owedOf(difference ?? 0, await paidFor(db, row), await loadApart(db, row));
};
