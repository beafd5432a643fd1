/** Whether a replacement has left although its exchange ended otherwise, and nobody has said what became of it. */
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { changeExchange, loadExchange } from './load.ts';

type Known = Pick<CaseRow, 'id'>;

export const isSentAnyway = async (db: Db, { id }: Known): Promise<boolean> => {
  const { sentAnywayAt, sentAnyway } = await loadExchange(db, id);
  return sentAnywayAt !== null && sentAnyway === null;
};

export const flagSent = (tx: Db, { id }: Known, at: number): Promise<void> =>
  changeExchange(tx, id, { sentAnywayAt: at, sentAnyway: null });

/** No money goes back for goods whose replacement is with the customer. */
export const refuseSentAnyway = async (tx: Db, row: Known): Promise<void> => {
  if (await isSentAnyway(tx, row)) throw conflict('exchanges.errors.sentAnyway');
};
