/** What a test file opens before its first test, under a name that it can use from its first line on. */
import { beforeAll } from 'vitest';

export const filledBefore = <T extends object>(open: () => Promise<T>): T => {
  const opened = {} as T;
  beforeAll(async () => {
    Object.defineProperties(opened, Object.getOwnPropertyDescriptors(await open()));
  });
  return opened;
};
