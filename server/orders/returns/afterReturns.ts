import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction that writes returns, after their figures, with the ids of their orders. */
export const afterReturns = new Hook<
  (tx: Db, writer: Writer, orderIds: readonly number[]) => Promise<void>
>('afterReturns');
