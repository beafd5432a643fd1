/** A replacement has left although the exchange ended otherwise: its goods or their money are to be had back. */
import { SentSettlement } from '#contract/service/exchanges';
import { conflict } from '../../platform/http/errors.ts';
import { caseAction } from '../cases/caseKinds.ts';
import { forManager } from '../returnCases/guards.ts';
import { settleApart } from './apart.ts';
import { loadPaidForSent } from './extra.ts';
import { changeExchange } from './load.ts';
import { meetNow } from './metByStore.ts';
import { isSentAnyway } from './sent.ts';

export const settleSent = caseAction({
  input: SentSettlement,
  guards: {
    sentAnyway: async (tx, { party }, { row, input: { outcome } }) => {
      if (!(await isSentAnyway(tx, row))) throw conflict('exchanges.errors.notSentAnyway');
      if (outcome === 'kept' && party !== 'manager') throw forManager();
    },
  },
  effect: async (tx, acting, { row, input: { outcome } }) => {
    // What came in for it does not go back.
    if (outcome === 'paid') await settleApart(tx, row, await loadPaidForSent(tx, row));
    await changeExchange(tx, row.id, { sentAnyway: outcome });
    const isOver = await meetNow(tx, acting, row);
    return {
      values: { closedAt: row.closedAt },
      figures: { sentAnyway: outcome },
      ...(isOver && { follows: 'complete' as const }),
    };
  },
});
