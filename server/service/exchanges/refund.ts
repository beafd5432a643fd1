/** An exchange that became a refund is paid, or paid again. */
import { loadCaseRefunds } from '../caseRefunds/load.ts';
import { payCase, payCaseAgain } from '../caseRefunds/pay.ts';
import { caseAction } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { refuseUnaccepted, refuseWithoutUnits } from './convert.ts';
import { notePaidBack } from './extra.ts';
import { meetNow } from './metByStore.ts';
import { refuseSentAnyway } from './sent.ts';
import { refundLinesOf } from './worth.ts';

/** Above the limit of the person the refund waits for a second one; but there has to be something to grant. */
const withinLimit = refuseWithoutUnits;

/** The store has refunded it itself. */
const NOTHING_OWED = { figures: { total: 0 }, follows: 'complete' as const };

export const refund = caseAction({
  input: NOTHING,
  guards: { withinLimit, goodsInspected: refuseUnaccepted },
  effect: async (tx, acting, { row }) => {
    await refuseSentAnyway(tx, row);
    if (await meetNow(tx, acting, row)) return NOTHING_OWED;
    const { total, follows } = await payCase(tx, acting, row, await refundLinesOf(tx, row));
    await notePaidBack(tx, row);
    return { figures: { total }, ...(follows && { follows }) };
  },
});

export const retryRefund = caseAction({
  input: NOTHING,
  guards: { withinLimit },
  effect: async (tx, acting, { row }) => {
    await refuseSentAnyway(tx, row);
    if (await meetNow(tx, acting, row)) return NOTHING_OWED;
    const before = await loadCaseRefunds(tx, row.id);
    const { total, follows } = await payCaseAgain(tx, acting, row, await refundLinesOf(tx, row));
    // Where the same refund is paid again, it is what it was.
    if ((await loadCaseRefunds(tx, row.id)).length > before.length) await notePaidBack(tx, row);
    return { figures: { total }, ...(follows && { follows }) };
  },
});
