/**
 * Statements of a transaction that need no answer of each other, under way at the same time. PostgreSQL is sent all of
 * them in one trip and runs them in the order in which they were begun; SQLite has run each when it was begun. Resolves
 * once all are answered; fails with the first failure, and only when nothing is under way any more.
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
