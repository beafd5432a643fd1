/**
 * The transactions of one request of a member of staff. Each is stored under the Idempotency-Key together with what it
 * writes, so that a request that was cut off is carried on after the last one that was committed.
 */
import type { Connection, Db } from '#db';
import type { Context } from '../http/context.ts';
import { findAnswer, insertAnswer, saveBody, type SentKey } from './storedAnswers.ts';

/** The status of a key whose request has no response yet; its body has the transactions. */
export const UNDER_WAY = 102;

/** What a committed transaction returned, as JSON. */
interface Step {
  value?: unknown;
}
export const stepsIn = (body: string): Step[] => JSON.parse(body) as Step[];

/** Thrown in a transaction to roll it back: another server carries out the same request and has come further. */
export class CarriedOutElsewhere extends Error {}

/** The steps so far, once it is certain that this request is the one that goes on from `count` of them. */
const takeUp = async (
  tx: Db,
  { sent, hash, count, now }: { sent: SentKey; hash: string; count: number; now: number },
): Promise<Step[]> => {
  const stored = await findAnswer(tx, sent);
  if (!stored && count === 0) {
    await insertAnswer(tx, sent, { requestHash: hash, status: UNDER_WAY, body: '[]' }, now);
    return [];
  }
  if (stored?.status !== UNDER_WAY || stored.requestHash !== hash) throw new CarriedOutElsewhere();
  const steps = stepsIn(stored.body);
  if (steps.length !== count) throw new CarriedOutElsewhere();
  return steps;
};

/** The context in which the transactions `done` are not run again: they return what they returned then. */
export const inSteps = (
  context: Context,
  sent: SentKey,
  hash: string,
  done: readonly Step[],
): Context => {
  let count = 0;
  const stepwise =
    (transaction: Connection['transaction']): Connection['transaction'] =>
    async <T>(perform: (tx: Db) => Promise<T>) => {
      const known = done[count];
      if (known) {
        count += 1;
        return known.value as T;
      }
      const value = await transaction(async (tx) => {
        const steps = await takeUp(tx, { sent, hash, count, now: context.now() });
        const value = await perform(tx);
        await saveBody(tx, { ...sent, body: JSON.stringify([...steps, { value }]) });
        return value;
      });
      count += 1;
      return value;
    };
  return {
    ...context,
    transaction: stepwise(context.transaction),
    longTransaction: stepwise(context.longTransaction),
  };
};
