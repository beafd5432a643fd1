/** Examples of the writes of the catalogue. */
import { category, next, record, type Write } from './examples.ts';

const attribute = () => ({ code: `a${next()}`, names: { en: 'Fit' }, type: 'text' });

export const CATALOG_WRITES: Record<string, Write> = {
  ...record('categories', category, { hidden: true }),
  ...record('attributes', attribute, { names: { en: 'Cut' } }),
};
