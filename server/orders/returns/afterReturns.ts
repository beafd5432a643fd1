import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

type AfterReturns = (tx: Db, writer: Writer, orderIds: readonly number[]) => Promise<void>;

/** Runs in the transaction that writes returns, after their figures, with the ids of their orders. */
export const afterReturns = new Hook<AfterReturns>('afterReturns');

/** Runs after that in every domain: points that were spent are given back before those that were earned are taken back. */
export const afterSettledReturns = new Hook<AfterReturns>('afterSettledReturns');

export const settleReturns: AfterReturns = async (tx, writer, orderIds) => {
  for (const react of afterReturns.parts) await react(tx, writer, orderIds);
  for (const react of afterSettledReturns.parts) await react(tx, writer, orderIds);
};
