import { kit } from '../kit.ts';

/** What every record that staff edit carries: UTC ms instants, and the version that makes a stale save a 409. */
export const stamps = () => ({
  createdAt: kit
    .instant()
    .notNull()
    .$defaultFn(() => Date.now()),
  updatedAt: kit
    .instant()
    .notNull()
    .$defaultFn(() => Date.now()),
  version: kit.integer().notNull().default(1),
});
