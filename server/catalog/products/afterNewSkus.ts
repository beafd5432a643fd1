import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/**
 * Runs in the transaction that gives products new SKUs, so that records which named these SKUs earlier can be linked.
 */
export const afterNewSkus = new Hook<
  (tx: Db, writer: Writer, skus: readonly string[]) => Promise<void>
>('afterNewSkus');
