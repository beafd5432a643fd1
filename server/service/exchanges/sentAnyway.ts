/** A replacement has left although the exchange ended otherwise: its goods or their money are to be had back. */
import { SentSettlement } from '#contract/service/exchanges';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import { caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { forManager } from '../returnCases/guards.ts';
import { loadExtra } from './extra.ts';
import { changeExchange, loadExchange } from './load.ts';

type Known = Pick<CaseRow, 'id'>;

/** Whether there is such a replacement of which nobody has said what became of it. */
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

export const settleSent = caseAction({
  input: SentSettlement,
  guards: {
    sentAnyway: async (tx, { party }, { row, input: { outcome } }) => {
      if (!(await isSentAnyway(tx, row))) throw conflict('exchanges.errors.notSentAnyway');
      if (outcome === 'kept' && party !== 'manager') throw forManager();
    },
  },
  effect: async (tx, _acting, { row, input: { outcome } }) => {
    const { paidBack } = await loadExchange(tx, row.id);
    // What came in after the refund was for it, and does not go back.
    const extra = outcome === 'paid' ? await loadExtra(tx, row) : 0;
    await changeExchange(tx, row.id, {
      sentAnyway: outcome,
      ...(extra > 0 && { paidBack: (paidBack ?? 0) + extra }),
    });
    return { values: { closedAt: row.closedAt }, figures: { sentAnyway: outcome } };
  },
});
