/** The refunds that a customer sees on the page: those that were granted, and not those that somebody still decides on. */
import type { Db } from '#db';
import { loadRefundsOf } from '../refunds/record.ts';
import type { ShownRefund } from './refundPart.ts';

const SEEN: readonly string[] = ['paying', 'failed', 'succeeded'];

/** Of the ticket, or of the one in which it goes on, and of those that were merged into it. */
export const loadShownRefunds = async (
  db: Db,
  threadIds: readonly number[],
): Promise<ShownRefund[]> =>
  (await loadRefundsOf(db, threadIds))
    .filter(({ state, total }) => SEEN.includes(state) && total > 0)
    .map(({ total, state, succeededAt }) => ({
      total,
      hasFailed: state === 'failed',
      succeededAt,
    }));
