/** The difference of an exchange: the customer pays it in time, a manager waives it, or the exchange becomes a refund. */
import { PAYMENT_DAYS } from '#contract/service/exchanges';
import type { Db } from '#db';
import { endOfDays } from '#shared/days';
import { conflict } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseMove } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { askForReplacement, withdrawReplacement } from './deliver.ts';
import { changeExchange, loadExchange } from './load.ts';
import { loadOwed } from './owed.ts';

type Move = CaseMove<object>;

const checkOwed = async (tx: Db, move: Move, isOwed: boolean): Promise<void> => {
  if ((await loadOwed(tx, move.row)) > 0 !== isOwed)
    throw conflict(`exchanges.errors.${isOwed ? 'nothingOwed' : 'stillOwed'}`);
};

/**
 * What was sent in advance is with the customer: then no time makes a refund of it. What the shop has not sent yet it sends
 * once this is paid.
 */
const waitForPayment = async (tx: Db, acting: CaseActing, move: Move): Promise<CaseEffect> => {
  if ((await loadOwed(tx, move.row)) === 0) return { follows: 'reserve' };
  const payUntil = endOfDays(move.at, PAYMENT_DAYS, acting.settings.timeZone);
  await changeExchange(tx, move.row.id, { payUntil });
  const { shippedAt } = await loadExchange(tx, move.row.id);
  if (shippedAt !== null) return { values: { dueAt: payUntil, lapsesAt: null } };
  await withdrawReplacement(tx, acting, move.row);
  await changeExchange(tx, move.row.id, { isAdvance: false });
  return { values: { dueAt: payUntil, lapsesAt: payUntil } };
};
export const awaitPayment = caseAction({
  input: NOTHING,
  guards: { customerOwes: async () => {} },
  effect: waitForPayment,
});

/** The shop is asked for the replacement, unless the customer has it already. */
const reserveIt = async (tx: Db, acting: CaseActing, { row }: Move): Promise<CaseEffect> => {
  const { shippedAt } = await loadExchange(tx, row.id);
  if (shippedAt !== null) return { follows: 'complete' };
  await askForReplacement(tx, acting, row);
  return {};
};

export const reserve = caseAction({
  input: NOTHING,
  guards: {
    customerOwesNothing: (tx, _acting, move) => checkOwed(tx, move, false),
    paid: (tx, _acting, move) => checkOwed(tx, move, false),
  },
  effect: reserveIt,
});

export const waive = caseAction({
  input: NOTHING,
  effect: async (tx, acting, move) => {
    const waived = await loadOwed(tx, move.row);
    await changeExchange(tx, move.row.id, { waivedAt: move.at });
    return { figures: { waived }, ...(await reserveIt(tx, acting, move)) };
  },
});

export const accept = caseAction({
  input: NOTHING,
  guards: {
    once: async (tx, _acting, { row }) => {
      if ((await loadExchange(tx, row.id)).agreedAt !== null) throw conflict('cases.errors.notNow');
    },
  },
  effect: (tx, _acting, { row, at }) => changeExchange(tx, row.id, { agreedAt: at }),
});
