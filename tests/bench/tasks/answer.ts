/** The counterpart of `runTask` in the task's process. */
// Composes the domains, as a server does.
import '#server/app';

export const answer = <Input extends object, Result>(
  work: (input: Input, url: string) => Promise<Result>,
) => {
  process.once('message', async (input: Input) => {
    try {
      const result = await work(input, process.env.DATABASE_URL ?? '');
      process.send?.({ result }, () => process.exit(0));
    } catch (error) {
      process.send?.(
        { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
        () => process.exit(1),
      );
    }
  });
};
