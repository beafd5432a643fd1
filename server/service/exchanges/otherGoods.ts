/**
 * Other goods are sent instead of those that cannot be delivered, as the customer has agreed: before the replacement leaves,
 * also after the shop has refused it, as long as no money went back.
 */
import { OtherGoods } from '#contract/service/exchanges';
import type { Db } from '#db';
import { exchangeLines } from '#db/schema/service/exchanges';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import {
  type CaseActing,
  caseAction,
  type CaseEffect,
  type CaseMove,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { refuseAboveLimit } from './approval.ts';
import { isUndecidedStage, refuseShipped } from './convert.ts';
import { withdrawReplacement } from './deliver.ts';
import { changeExchange, loadExchangeLines } from './load.ts';
import { replacementsFor } from './replacements.ts';
import { heldUntil } from './rules.ts';
import { refuseSentAnyway } from './sent.ts';
import { settleAccepted } from './settle.ts';
import { refuseShortage } from './stock.ts';

type Move = CaseMove<OtherGoods>;

/** Nothing of what was computed for the goods of before holds any more. */
const NOT_SETTLED = {
  difference: null,
  settledAt: null,
  payUntil: null,
  agreedAt: null,
  waivedAt: null,
  isAdvance: false,
  instructionId: null,
  isUndeliverable: false,
};
const UNCOUNTED = {
  quantity: null,
  replacedUnits: null,
  share: null,
  refundable: null,
  price: null,
};

/** 422 where each line is replaced by what replaced it before. */
const writeGoods = async (tx: Db, { row, input }: Move): Promise<void> => {
  const known = await loadExchangeLines(tx, row.id);
  const lines = (await loadCaseLines(tx, row.id)).filter(({ lineNumber }) =>
    input.replacements.some((one) => one.lineNumber === lineNumber),
  );
  const chosen = await replacementsFor(tx, lines, input);
  let isOther = false;
  for (const { lineNumber, variantId, sku, isSame } of chosen) {
    const line = known.find((one) => one.lineNumber === lineNumber);
    if (!line) continue;
    isOther ||= line.sku !== sku;
    await updateRow(tx, exchangeLines, line.id, { variantId, sku, isSame });
  }
  if (!isOther) throw invalid({ input: { replacements: 'exchanges.errors.sameAsBefore' } });
};

const SETTLING = ['awaitingPayment', 'replacementReserved', 'refundPending'];
/** Whether the units were accepted, so that the difference is computed again at once. */
const isAccepted = ({ state }: CaseRow): boolean => SETTLING.includes(state);

const changeThem = async (tx: Db, acting: CaseActing, move: Move): Promise<CaseEffect> => {
  const { row, at } = move;
  await writeGoods(tx, move);
  await withdrawReplacement(tx, acting, row);
  const kept = isUndecidedStage(row.state) ? null : heldUntil(at, acting.settings.timeZone);
  await changeExchange(tx, row.id, { ...NOT_SETTLED, heldUntil: kept });
  for (const { id } of await loadExchangeLines(tx, row.id))
    await updateRow(tx, exchangeLines, id, UNCOUNTED);
  const effect = isAccepted(row) ? await settleAccepted(tx, acting, { ...move, input: {} }) : {};
  if (!isUndecidedStage(row.state)) await refuseShortage(tx, row, acting.now);
  return effect;
};

export const changeGoods = caseAction({
  input: OtherGoods,
  guards: {
    notShipped: async (tx, acting, move) => {
      await refuseShipped(tx, acting, move);
      await refuseSentAnyway(tx, move.row);
    },
    withinLimit: refuseAboveLimit,
  },
  effect: changeThem,
});
