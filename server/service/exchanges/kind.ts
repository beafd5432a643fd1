/** Exchanges as a kind of case. */
import type { ExchangeDetails } from '#contract/service/exchanges';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import { correctParcel, showParcels } from '../caseParcels/correct.ts';
import { newestRefund } from '../caseRefunds/load.ts';
import { caseAction, type CaseKindSpec, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING, plainAction } from '../cases/nothing.ts';
import { requestInfo } from '../cases/questions.ts';
import { caseAt } from '../cases/rules.ts';
import { closeAsSale, refuseReceived, shipAdvance } from './advance.ts';
import { convert, decline, goOnAsRefund, withholdsConversion } from './convert.ts';
import { appeal, reject } from '../returnCases/guards.ts';
import { partLimitText } from '../returnCases/partLimit.ts';
import { approve, withholdsApproval } from './approval.ts';
import { shipReplacement } from './deliver.ts';
import { extraLimitText, loadExtra, settleExtra } from './extra.ts';
import { loadInspected } from '../inspection/actions.ts';
import { showReplacedLines } from '../inspection/exchanged.ts';
import { withGoodsNames } from './goodsNames.ts';
import { failInspection, inspect, receive, sendBack, ship } from './goods.ts';
import { changeExchange, loadExchange, loadExchangeLines, paidFor } from './load.ts';
import { accept, awaitPayment, reserve, waive } from './pay.ts';
import { refundDifference } from './refundDifference.ts';
import { offers } from './offers.ts';
import { open } from './open.ts';
import { changeGoods } from './otherGoods.ts';
import { loadOwed } from './owed.ts';
import { acceptPart, offerPart } from './part.ts';
import { refund, retryRefund } from './refund.ts';
import { loadExchangeRefunds } from './refunds.ts';
import { becameRefund, endsWithout } from './rules.ts';
import { settleSent } from './sentAnyway.ts';
import { settle } from './settle.ts';
import { partRequest } from './worth.ts';

const details = async (db: Db, row: CaseRow, now: number): Promise<ExchangeDetails> => {
  const {
    id: _id,
    caseId: _caseId,
    paidBack: _paidBack,
    settledApart: _settledApart,
    soldFor: _soldFor,
    partDeduction: _partDeduction,
    partWhy: _partWhy,
    ...shown
  } = await loadExchange(db, row.id);
  const lines = await loadExchangeLines(db, row.id);
  const inspected = await loadInspected(db, row.id);
  const payments = await paidFor(db, row);
  const { stage } = caseAt(row, now);
  const isRefunded = (await newestRefund(db, row.id))?.state === 'succeeded';
  // Of what became a refund or ended without a replacement nothing is to be paid.
  const isOff = becameRefund(stage, isRefunded) || endsWithout(stage);
  return {
    ...shown,
    ...(isOff && { difference: null, payUntil: null }),
    lines: await withGoodsNames(
      db,
      lines.map(({ caseId: _case, share: _share, replacedUnits: _replaced, ...line }) => line),
    ),
    inspected,
    replacedLines: await showReplacedLines(db, row, { inspected, now }),
    paid: payments.reduce((sum, { amount }) => sum + amount, 0),
    extra: await loadExtra(db, { ...row, state: stage }),
    owed: isOff ? 0 : await loadOwed(db, row),
    refunds: await loadExchangeRefunds(db, row.id),
    parcels: await showParcels(db, row, now),
  };
};

/** A replacement arrives, or was there already; and a refund that took its place has been paid. */
const complete = caseAction({
  input: NOTHING,
  guards: {
    delivered: async () => {},
    paid: async () => {},
    // The step is only taken where the units of the store's returns are all of the case.
    metByStore: async () => {},
    alreadyShipped: async (tx, _acting, { row }) => {
      if ((await loadExchange(tx, row.id)).shippedAt === null)
        throw conflict('cases.errors.notNow');
    },
  },
  effect: async (tx, acting, { row }) => {
    if (row.state === 'settling' || row.state === 'replacementReserved')
      await refundDifference(tx, acting, row);
    // Where the store refunded the goods, nothing went back with a refund of the exchange.
    const { paidBack } = await loadExchange(tx, row.id);
    if (paidBack !== null && (await newestRefund(tx, row.id))?.state !== 'succeeded')
      await changeExchange(tx, row.id, { paidBack: null });
  },
});

/** Nothing came of it yet; of what was converted nothing may have come in. */
const cancel = caseAction({
  input: NOTHING,
  guards: { nothingReceived: (tx, acting, { row }) => refuseReceived(tx, acting, row) },
});

export const EXCHANGES: CaseKindSpec = {
  kind: 'exchange',
  actions: {
    open,
    requestInfo,
    answer: plainAction,
    approve,
    reject,
    appeal,
    cancel,
    recall: plainAction,
    expire: plainAction,
    ship,
    correctParcel,
    receive,
    inspect,
    failInspection,
    sendBack,
    deliverBack: plainAction,
    offerPart,
    acceptPart,
    settle,
    awaitPayment,
    accept,
    decline,
    reserve,
    waive,
    shipReplacement,
    complete,
    convert,
    changeGoods,
    goOnAsRefund,
    shipAdvance,
    closeAsSale,
    refund,
    failRefund: plainAction,
    retryRefund,
    settleExtra,
    settleSent,
  },
  offers,
  withholds: async (db, row, action, acting) => {
    if (action === 'convert') return withholdsConversion(db, acting, row);
    return action === 'approve' ? withholdsApproval(db, acting, row) : null;
  },
  advises: async (db, row, action, acting) => {
    if (action === 'settleExtra') return extraLimitText(db, acting, row);
    return action === 'offerPart'
      ? partLimitText(db, acting, row, await partRequest(db, row))
      : null;
  },
  details,
};
