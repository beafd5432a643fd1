/** Runs work in a transaction that is rolled back: it shows what the work would do. */
import type { Connection, Db } from '#db';

/** Thrown to roll the transaction back; carries the result of the work. */
class Rollback<T> extends Error {
  constructor(readonly value: T) {
    super('What is tried out is not saved');
  }
}

export const rolledBack = async <T>(
  transaction: Connection['transaction'],
  work: (tx: Db) => Promise<T>,
): Promise<T> => {
  try {
    return await transaction(async (tx) => {
      throw new Rollback(await work(tx));
    });
  } catch (error) {
    if (error instanceof Rollback) return (error as Rollback<T>).value;
    throw error;
  }
};
