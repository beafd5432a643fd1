/** Keeps the attempt to use a code when its reservation was refused and rolled back. */
import type { Work } from '../../platform/http/context.ts';
import { recordAttempts, refusedIn } from '../quotes/attempts.ts';
import type { Order } from './order.ts';
import { Refused } from './refused.ts';

/** Records the codes that were refused for this order, and throws the refusal again. */
export const refusalRecorder =
  ({ connection }: Pick<Work, 'connection'>, { writer, input }: Order) =>
  async <T>(reserving: Promise<T>): Promise<T> => {
    try {
      return await reserving;
    } catch (error) {
      if (error instanceof Refused) {
        const refused = refusedIn(error.quote);
        const who = {
          at: writer.now,
          memberId: error.memberId,
          orderId: input.orderId,
          channel: input.channel ?? null,
        };
        if (refused.length > 0)
          await connection.transaction((tx) => recordAttempts(tx, refused, who));
      }
      throw error;
    }
  };
