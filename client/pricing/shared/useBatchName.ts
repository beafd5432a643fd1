/** What a price batch is called: one that reverts another has the name of that one, and says so. */
import { useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';

export const useBatchName = () => {
  const translate = useTranslate();
  return ({ name, revertsId }: Pick<PriceBatch, 'name' | 'revertsId'>): string =>
    revertsId === null ? name : translate('priceBatches.revertName', { name });
};
