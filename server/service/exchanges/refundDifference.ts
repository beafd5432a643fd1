/**
 * A difference below zero goes back once the replacement is on its way: until then the exchange may become a refund, which
 * would pay it twice.
 */
import type { Role } from '#contract/platform/access';
import type { CaseAction } from '#contract/service/caseActions';
import type { Db } from '#db';
import { keyOfMessage } from '#shared/fields';
import { HttpError } from '../../platform/http/errors.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { lastStep } from '../cases/otherPerson.ts';
import { createRefund } from '../refundSteps/create.ts';
import { changeExchange, loadExchange } from './load.ts';
import { refundOf } from './rules.ts';

/** Whoever took a step grants what follows from it, within the limits of that role, also where the shop or the customer leads to it. */
export const grantingBy = async (
  tx: Db,
  acting: CaseActing,
  { id }: CaseRow,
  action: CaseAction,
): Promise<{ acting: CaseActing; role: Role | null }> => {
  const step = await lastStep(tx, id, action);
  if (!step || step.actorId === null) return { acting, role: null };
  const actor = { kind: 'staff' as const, id: step.actorId, name: step.actorName ?? '' };
  const role = step.party === 'manager' ? 'manager' : 'agent';
  return { acting: { ...acting, actor }, role };
};

/** What granting a refund says where less is left of the order than goes back. */
const NOTHING_LEFT = 'refunds.errors.aboveCaptured';
const isNothingLeft = (error: unknown): boolean =>
  error instanceof HttpError && keyOfMessage(error.key) === NOTHING_LEFT;

export const refundDifference = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<void> => {
  const { difference, refundId: known } = await loadExchange(tx, row.id);
  const amount = refundOf(difference ?? 0);
  if (amount === 0 || known !== null) return;
  const computed = (await lastStep(tx, row.id, 'settle')) ? 'settle' : 'offerPart';
  const by = await grantingBy(tx, acting, row, computed);
  const { responsibility, ticketId } = row;
  const input = {
    orderId: await orderIdOf(tx, row),
    kind: 'exchange' as const,
    responsibility: responsibility === 'undetermined' ? ('none' as const) : responsibility,
    lines: [],
    amount,
    deductions: [],
    returnFreight: 0,
    waivesFee: false,
    note: null,
    ticketId,
    key: `exchange-${row.id}`,
    expected: amount,
  };
  try {
    const refundId = await createRefund(tx, by.acting, by.role, input);
    await changeExchange(tx, row.id, { refundId });
  } catch (error) {
    // Where the store has refunded the order itself meanwhile, nothing is left: the page of the case shows that it was not.
    if (!isNothingLeft(error)) throw error;
  }
};
