/** What is said of figures that cannot be read. Pure. */
import type { Reading } from '#shared/numbers';

/** A translation key, with arguments if it has any. */
export type Wrong = string | { message: string; args: Readonly<Record<string, unknown>> };

/** How to write a figure that has two readings, or that it is too large; else `usual`. */
export const wrongOf = (reading: Reading, usual: Wrong): Wrong => {
  if (typeof reading === 'number') return usual;
  if (reading.reason === 'ambiguous') return { message: 'ui.wrong.ambiguous', args: reading.args };
  return reading.reason === 'absurd' ? 'ui.wrong.tooLarge' : usual;
};
