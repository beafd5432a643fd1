import { kit } from '../kit.ts';

/**
 * Columns of every record that staff edit: UTC ms instants, and the version by which a save based on an older version
 * is refused with 409.
 */
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
