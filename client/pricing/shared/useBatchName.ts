/** What a price batch is called in the language of the screen. */
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { batchName } from '#rules/pricing/batchNames';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export const useBatchName = () => {
  const { locale } = useStoreSettings();
  return (batch: Pick<PriceBatch, 'name' | 'revertsId'>): string => batchName(batch, locale);
};
