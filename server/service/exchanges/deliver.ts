/** The replacement: the shop is asked for it, sends it or refuses, and it arrives. */
import type { InstructionLine } from '#contract/orders/instructions';
import { ReplacementParcel } from '#contract/service/exchanges';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { instructions } from '#db/schema/orders/instructions';
import { caseInstructions } from '#db/schema/service/caseUnits';
import { giveInstruction, withdrawInstruction } from '../../orders/instructions/actions.ts';
import { instructionState, isUnanswered } from '../../orders/instructions/rules.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { saveParcel } from '../caseParcels/save.ts';
import {
  type CaseActing,
  caseAction,
  type CaseEffect,
  type CaseMove,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { changeExchange, loadExchange, loadExchangeLines } from './load.ts';
import { loadOwed } from './owed.ts';
import { refundDifference } from './refundDifference.ts';
import { advanceUntil, receivedAt, stageOnceSent } from './rules.ts';
import { areLeft, loadAccepted } from './worth.ts';

/** Units of the replacement by SKU: those that were accepted, before that those that were agreed to. */
const replacementOf = async (tx: Db, { id }: CaseRow) => {
  const asked = await loadCaseLines(tx, id);
  const bySku = new Map<string, number>();
  const units: { lineNumber: number; units: number }[] = [];
  const lines = await loadExchangeLines(tx, id);
  const isSettled = lines.some(({ quantity }) => quantity !== null);
  for (const { lineNumber, sku, quantity } of lines) {
    const line = asked.find((one) => one.lineNumber === lineNumber);
    const wanted = isSettled ? (quantity ?? 0) : (line?.approved ?? line?.requested ?? 0);
    if (wanted === 0) continue;
    bySku.set(sku, (bySku.get(sku) ?? 0) + wanted);
    units.push({ lineNumber, units: wanted });
  }
  return { units, skus: [...bySku].map(([sku, quantity]) => ({ sku, quantity })) };
};

const unitsIn = (lines: readonly InstructionLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Whether the shop was asked by this instruction for more than the exchange comes to. */
export const isMoreThanDue = async (tx: Db, row: CaseRow, instructionId: number) =>
  unitsIn((await getRow(tx, instructions, instructionId)).lines) >
  unitsIn((await replacementOf(tx, row)).skus);

/** Whether the shop was asked by it for goods that are not sent any more, because others were chosen since. */
export const areOtherGoods = async (tx: Db, row: CaseRow, instructionId: number) => {
  const { skus } = await replacementOf(tx, row);
  const asked = (await getRow(tx, instructions, instructionId)).lines;
  return asked.some(({ sku }) => !skus.some((one) => one.sku === sku));
};

/** Whether the units that are exchanged are still the customer's, and not refunded by the store meanwhile. */
export const isReplaceable = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<boolean> =>
  areLeft(tx, acting, row, (await replacementOf(tx, row)).units);

/** Other goods than those of the order may be asked for: the exchange itself holds the units that they replace. */
const UNCHECKED = async (): Promise<void> => {};

/** What the shop was asked for and has not answered; null without such a thing. */
const findUnanswered = async (tx: Db, { now }: CaseActing, { id }: CaseRow) => {
  const { instructionId } = await loadExchange(tx, id);
  if (instructionId === null) return null;
  const asked = await getRow(tx, instructions, instructionId);
  return isUnanswered(instructionState(asked, now)) ? asked : null;
};

/** The shop need not send it any more. */
export const withdrawReplacement = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<void> => {
  const asked = await findUnanswered(tx, acting, row);
  if (asked) await withdrawInstruction(tx, acting, asked.id, { version: asked.version });
};

const isSame = (asked: readonly InstructionLine[], lines: readonly InstructionLine[]): boolean =>
  asked.length === lines.length &&
  lines.every(({ sku, quantity }) =>
    asked.some((one) => one.sku === sku && one.quantity === quantity),
  );

/** Asks the shop for the replacement, once: what it was to send in advance and has not sent it is to send still. */
export const askForReplacement = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<void> => {
  if (!(await isReplaceable(tx, acting, row))) throw conflict('exchanges.errors.refundedMeanwhile');
  const { skus: lines } = await replacementOf(tx, row);
  const unanswered = await findUnanswered(tx, acting, row);
  if (unanswered && isSame(unanswered.lines, lines)) return;
  await withdrawReplacement(tx, acting, row);
  const { orderExternalId, number: note } = row;
  const asked = {
    kind: 'replace' as const,
    orderExternalId,
    lines,
    place: null,
    dueAt: null,
    note,
  };
  const instructionId = await giveInstruction(tx, acting, asked, UNCHECKED);
  await insertRows(tx, caseInstructions, [{ caseId: row.id, instructionId }]);
  await changeExchange(tx, row.id, { instructionId });
};

/** Who sends it here names the parcel; the shop's answer names none. */
const checkParcel = async (
  _tx: Db,
  _acting: CaseActing,
  { input: { carrier, trackingNumber } }: CaseMove<ReplacementParcel>,
): Promise<void> => {
  const missing = 'ra.validation.required';
  if (carrier === null) throw invalid({ input: { carrier: missing } });
  if (trackingNumber === null) throw invalid({ input: { trackingNumber: missing } });
};

const saveOwnParcel = async (tx: Db, acting: CaseActing, move: CaseMove<ReplacementParcel>) => {
  const { carrier, trackingNumber } = move.input;
  if (carrier === null || trackingNumber === null) return;
  await saveParcel(tx, acting, { ...move, input: { carrier, trackingNumber } }, 'out');
};

/** What the shop had sent before it was asked not to: the stage in which the exchange goes on. */
const goOnSent = async (
  tx: Db,
  acting: CaseActing,
  { row, at }: CaseMove<ReplacementParcel>,
): Promise<CaseEffect> => {
  const { settledAt, payUntil } = await loadExchange(tx, row.id);
  const owed = await loadOwed(tx, row);
  const to = stageOnceSent({
    hasReceived: (await loadCaseLines(tx, row.id)).some(({ received }) => received > 0),
    isInspected: (await loadAccepted(tx, row)) !== null,
    isSettled: settledAt !== null,
    owed,
  });
  await changeExchange(tx, row.id, {
    shippedAt: at,
    isAdvance: to !== 'replacementShipped',
    isUndeliverable: false,
    paidBack: null,
  });
  if (to === 'awaitingPayment') return { to, values: { dueAt: payUntil } };
  if (to === 'advanceShipped') return { to, values: { dueAt: advanceUntil(at) } };
  if (to !== 'replacementShipped') return { to };
  await refundDifference(tx, acting, row);
  return { values: { lapsesAt: receivedAt(at) } };
};

export const shipReplacement = caseAction({
  input: ReplacementParcel,
  guards: { tracking: checkParcel },
  effect: async (tx, acting, move): Promise<CaseEffect> => {
    if (move.row.state !== 'replacementReserved') return goOnSent(tx, acting, move);
    // The shop tells what it has sent; whoever sends it here does so instead of the shop.
    if (acting.party !== 'system' && !(await isReplaceable(tx, acting, move.row)))
      throw conflict('exchanges.errors.refundedMeanwhile');
    await withdrawReplacement(tx, acting, move.row);
    await saveOwnParcel(tx, acting, move);
    await changeExchange(tx, move.row.id, { shippedAt: move.at });
    await refundDifference(tx, acting, move.row);
    return { values: { lapsesAt: receivedAt(move.at) } };
  },
});
