/** What became of refunds: later features, as the cases that granted them, attach here. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { RefundRow } from '../refunds/record.ts';

/**
 * Runs in the transaction in which a refund has come into another state, with the refund as it is then. `at`: when that
 * happened, which may be before it was recorded.
 */
export const afterRefundStates = new Hook<
  (tx: Db, writer: Writer, row: RefundRow, at: number) => Promise<void>
>('afterRefundStates');
