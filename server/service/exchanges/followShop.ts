/** What the shop tells of an exchange: that the difference was paid, and what became of the replacement. */
import type { Acknowledgement } from '#contract/orders/instructions';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { cases } from '#db/schema/service/cases';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase } from '../cases/actions.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { newestRefund } from '../caseRefunds/load.ts';
import { stepAfter } from '../caseRefunds/rules.ts';
import { asSystem, lapsing, settleLapse } from '../cases/step.ts';
import { settleTicket } from '../cases/ticket.ts';
import { takeRefundBack } from '../refundSteps/takeBack.ts';
import { loadApart } from './apart.ts';
import { areOtherGoods, isMoreThanDue, isReplaceable } from './deliver.ts';
import {
  changeExchange,
  exchangeNumbered,
  exchangeOfInstruction,
  loadExchange,
  paidFor,
} from './load.ts';
import { advanceUntil, paidAt } from './rules.ts';
import { flagSent } from './sent.ts';

/** A step of the console that follows from a message, with the instant at which that happened. */
const move = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  action: CaseAction,
  at: number,
): Promise<void> => {
  const after = await moveCase(tx, acting, row, { action, reason: null, input: {}, at });
  if (after.closedAt !== null) await settleTicket(tx, acting, after.ticketId);
};
const BY_TIME = ['awaitingPayment', 'convertedToRefund', 'refundPending'];

/** Paid in time, whenever the message arrives: as long as no money went back, the exchange goes on. */
const followPayment = async (tx: Db, writer: Writer, number: string): Promise<void> => {
  const row = await exchangeNumbered(tx, number);
  if (!row || !BY_TIME.includes(row.state)) return;
  const { difference, payUntil, shippedAt } = await loadExchange(tx, row.id);
  if (difference === null || payUntil === null) return;
  const at = paidAt(difference, await paidFor(tx, row), await loadApart(tx, row));
  if (at === null || (shippedAt === null && at >= payUntil)) return;
  // Whoever converted it earlier had a reason: the money goes back with the refund.
  if (row.state !== 'awaitingPayment' && row.stageAt < payUntil) return;
  const acting = asSystem({ ...writer, party: 'system' });
  if (await isReplaceable(tx, acting, row)) await move(tx, acting, row, 'reserve', at);
};

/** Runs after payments were written. */
export const followPayments = async (
  tx: Db,
  writer: Writer,
  numbers: readonly string[],
): Promise<void> => {
  for (const number of numbers) await followPayment(tx, writer, number);
};

/** Stages in which the shop may answer what it was asked to send in advance. */
const IN_ADVANCE: readonly CaseStage[] = [
  'advanceShipped',
  'received',
  'inspected',
  'awaitingPayment',
];

/** What was sent in advance is with the customer; what was refused is sent after the goods have come back, if at all. */
const followAdvance = async (
  tx: Db,
  row: CaseRow,
  { outcome, at }: Acknowledgement,
): Promise<void> => {
  const isSent = outcome === 'done';
  await changeExchange(tx, row.id, { isAdvance: isSent, shippedAt: isSent ? at : null });
  await updateRow(tx, cases, row.id, {
    ...(isSent && row.state === 'advanceShipped' && { dueAt: advanceUntil(at) }),
    ...(isSent && row.state === 'awaitingPayment' && lapsing(row, null)),
    version: row.version + 1,
  });
};

/** Stages in which a refund takes the place of the replacement. */
const AS_REFUND: readonly CaseStage[] = [
  'convertedToRefund',
  'refundPending',
  'refunding',
  'refundFailed',
];

/**
 * Whether no refund has taken the place of the replacement for good: one that was granted is taken back as long as no money
 * has moved, and the store may have refunded the goods itself.
 */
const isStillReplaced = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<boolean> => {
  if (!AS_REFUND.includes(row.state)) return false;
  const newest = await newestRefund(tx, row.id);
  const isTakenBack = newest === undefined || (await takeRefundBack(tx, acting, newest.id));
  return isTakenBack && isReplaceable(tx, acting, row);
};

/** The case does not wait for a refund that was just taken back. */
const failTakenBack = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  const newest = await newestRefund(tx, row.id);
  const step = newest === undefined ? null : stepAfter(newest.state, row.state);
  if (step === 'failRefund') await move(tx, acting, row, step, acting.now);
};

/** It is for a person to get back. */
const noteSent = async (tx: Db, row: CaseRow, at: number): Promise<void> => {
  await flagSent(tx, row, at);
  const { version } = await getRow(tx, cases, row.id);
  await updateRow(tx, cases, row.id, { version: version + 1 });
};

/** The shop had sent it before it was asked not to. What cannot go on as an exchange any more is for a person to get back. */
const followSent = async (tx: Db, acting: CaseActing, row: CaseRow, at: number): Promise<void> => {
  const { shippedAt, sentAnywayAt, sentAnyway } = await loadExchange(tx, row.id);
  if (shippedAt === null) {
    // Until it is known whether the exchange goes on, no return of the store's own ends it.
    await flagSent(tx, row, at);
    if (await isStillReplaced(tx, acting, row)) {
      await changeExchange(tx, row.id, { sentAnywayAt, sentAnyway });
      return move(tx, acting, row, 'shipReplacement', at);
    }
  }
  if (row.state === 'inspectionFailed') await changeExchange(tx, row.id, { shippedAt: at });
  await failTakenBack(tx, acting, row);
  await noteSent(tx, row, at);
};

/** Runs after the shop has answered an instruction. */
export const followShopAnswer = async (
  tx: Db,
  writer: Writer,
  instructionId: number,
  answer: Acknowledgement,
): Promise<void> => {
  const { outcome, at } = answer;
  const found = await exchangeOfInstruction(tx, instructionId);
  if (!found) return;
  const acting = asSystem({ ...writer, party: 'system' });
  // Sent before the time for the payment was over, it ends no more.
  const isInTime = outcome === 'done' && found.lapsesAt !== null && at < found.lapsesAt;
  const row = isInTime ? found : await settleLapse(tx, acting, found);
  const { instructionId: newest, shippedAt } = await loadExchange(tx, row.id);
  const isSent = outcome === 'done';
  // The shop refuses what it was asked for otherwise since.
  if (!isSent && newest !== instructionId) return;
  // What it had sent before others were chosen is to be had back, and the others are still to be sent.
  if (newest !== instructionId && (await areOtherGoods(tx, row, instructionId)))
    return noteSent(tx, row, at);
  if (row.state === 'replacementReserved')
    await move(tx, acting, row, isSent ? 'shipReplacement' : 'convert', at);
  else if (IN_ADVANCE.includes(row.state) && shippedAt === null)
    await followAdvance(tx, row, answer);
  else if (isSent) await followSent(tx, acting, row, at);
  if (isSent && (await isMoreThanDue(tx, row, instructionId))) await flagSent(tx, row, at);
};
