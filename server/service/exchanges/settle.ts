/** The difference of an exchange is computed. */
import type { Db } from '#db';
import { exchangeLines } from '#db/schema/service/exchanges';
import { conflict } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import {
  type CaseActing,
  caseAction,
  type CaseEffect,
  type CaseMove,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { restockAccepted } from '../inspection/restock.ts';
import { isMoreThanDue } from './deliver.ts';
import { changeExchange, loadExchange, loadExchangeLines } from './load.ts';
import { priceOf } from './replacements.ts';
import { afterSettling, differenceOf } from './rules.ts';
import { flagSent } from './sent.ts';
import { loadAccepted, type Worth, worthOf } from './worth.ts';

type Line = Awaited<ReturnType<typeof loadExchangeLines>>[number];

/** The same goods cost nothing more and nothing less, whatever their price is now. */
export const costOf = async (
  tx: Db,
  { now }: Pick<CaseActing, 'now'>,
  row: CaseRow,
  { isSame, variantId }: Line,
  { units: quantity, refundable }: Worth,
): Promise<number> =>
  isSame || variantId === null
    ? refundable
    : quantity * (await priceOf(tx, row, { variantId, quantity }, now));

/** Computes the difference of the units that were accepted; the step of the console that follows goes on from there. */
export const settleAccepted = async (
  tx: Db,
  acting: CaseActing,
  move: CaseMove<object>,
): Promise<CaseEffect> => {
  const { row, at } = move;
  const accepted = (await loadAccepted(tx, row)) ?? [];
  if (accepted.length === 0) throw conflict('exchanges.errors.nothingAccepted');
  const worths = await worthOf(tx, acting, row, accepted);
  const settled: { refundable: number; price: number }[] = [];
  for (const line of await loadExchangeLines(tx, row.id)) {
    const worth = worths.find(({ lineNumber }) => lineNumber === line.lineNumber);
    if (!worth) continue;
    const price = await costOf(tx, acting, row, line, worth);
    const { units: quantity, replacedUnits = null, share, refundable } = worth;
    await updateRow(tx, exchangeLines, line.id, {
      quantity,
      replacedUnits,
      share,
      refundable,
      price,
    });
    settled.push({ refundable, price });
  }
  const difference = differenceOf(settled);
  await changeExchange(tx, row.id, { difference, settledAt: at });
  await restockAccepted(tx, acting, row);
  const { shippedAt, instructionId } = await loadExchange(tx, row.id);
  // Sent in advance were as many as were agreed to.
  if (shippedAt !== null && instructionId !== null && (await isMoreThanDue(tx, row, instructionId)))
    await flagSent(tx, row, shippedAt);
  return { figures: { difference }, follows: afterSettling(difference, shippedAt !== null) };
};

export const settle = caseAction({ input: NOTHING, effect: settleAccepted });
