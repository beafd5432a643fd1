/**
 * Starts statements of a transaction that do not depend on each other's results at the same time. PostgreSQL gets all
 * of them in one round trip and runs them in the order in which they were started; SQLite runs each when it is started.
 * Resolves once all are answered; rejects with the first failure once none is pending any more.
 *
 * Statements may rely on that order (delete, then insert). A function among `statements` holds its place in it only for
 * what it starts before its first `await`; what it starts later runs after the first statements of the functions that follow.
 */
export const together = async <Results extends readonly unknown[]>(statements: {
  readonly [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> => {
  const outcomes = await Promise.allSettled(statements);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }) as unknown as Results;
};
