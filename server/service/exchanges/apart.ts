/** What of the payments that name an exchange is none for its difference: it went back by itself, or was for something else. */
import type { Db } from '#db';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadRefundedApart } from '../exchangeValues/load.ts';
import { changeExchange, loadExchange } from './load.ts';

type Known = Pick<CaseRow, 'id'>;

export const loadApart = async (db: Db, { id }: Known): Promise<number> => {
  const { settledApart } = await loadExchange(db, id);
  return settledApart + ((await loadRefundedApart(db, [id])).get(id) ?? 0);
};

/** Nothing is refunded for this amount, and none of it is for the difference. */
export const settleApart = async (tx: Db, { id }: Known, amount: number): Promise<void> => {
  const { settledApart } = await loadExchange(tx, id);
  await changeExchange(tx, id, { settledApart: settledApart + amount });
};
