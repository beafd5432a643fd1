/** What is said of figures that cannot be read. Pure. */
import type { Reading } from '#shared/numbers';

/** A translation key, with arguments if it has any. */
export type Wrong = string | { message: string; args: Readonly<Record<string, unknown>> };

/** Words of a field that name how many decimals it takes, or that it takes none. */
const NAME_DECIMALS = new Set(['ui.wrong.percent', 'errors.whole']);

/** How to write a figure that has two readings, or which ones it has, that it is too large or, where `usual` does not tell, has too many decimals; else `usual`. */
export const wrongOf = (reading: Reading, usual: Wrong): Wrong => {
  if (typeof reading === 'number') return usual;
  if (reading.reason === 'ambiguous')
    return {
      message: 'other' in reading.args ? 'ui.wrong.twoReadings' : 'ui.wrong.ambiguous',
      args: reading.args,
    };
  if (reading.reason === 'tooFine' && typeof usual === 'string' && !NAME_DECIMALS.has(usual))
    return { message: 'ui.wrong.decimals', args: { smart_count: reading.args.decimals } };
  return reading.reason === 'absurd' ? 'ui.wrong.tooLarge' : usual;
};
