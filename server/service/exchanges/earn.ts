/** What orders earn follows their exchanges: when the replacement is the customer's, and when a difference was paid or has gone back. */
import type { Db } from '#db';
import { earnByExchange } from '../../orders/earning/earnByOrders.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import type { RefundRow } from '../refunds/record.ts';
import { exchangeNumbered, loadExchange } from './load.ts';

/** Before the replacement has left and the difference is known, nothing changes what was earned. */
const earnBy = async (tx: Db, writer: Writer, row: CaseRow): Promise<void> => {
  if (row.kind !== 'exchange' || row.orderExternalId === null) return;
  const { settledAt, shippedAt, difference } = await loadExchange(tx, row.id);
  if (settledAt === null || shippedAt === null) return;
  const occasion = (difference ?? 0) > 0 ? 'gain' : 'refund';
  await earnByExchange(tx, writer, row.orderExternalId, occasion);
};

export const earnByStep = (
  tx: Db,
  writer: Writer,
  { after, action }: CaseStepTaken,
): Promise<void> => (action === 'open' ? Promise.resolve() : earnBy(tx, writer, after));

/** Runs after payments were written, for those that name an exchange. */
export const earnByDifferences = async (
  tx: Db,
  writer: Writer,
  numbers: readonly string[],
): Promise<void> => {
  for (const number of numbers) {
    const row = await exchangeNumbered(tx, number);
    if (row) await earnBy(tx, writer, row);
  }
};

/** Runs after a refund has come into another state. */
export const earnByDifferenceBack = async (
  tx: Db,
  writer: Writer,
  { kind, state, orderExternalId }: RefundRow,
): Promise<void> => {
  if (kind === 'exchange' && state === 'succeeded')
    await earnByExchange(tx, writer, orderExternalId, 'refund');
};
