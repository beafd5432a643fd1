/** What price batches are called. Without schemas, so that the first page may import it. Pure. */
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { type Language, LANGUAGES, type Localized } from '#shared/localization';

/** What a batch is called: one that reverts another has the name of that one, and says so. */
export const batchName = (
  { name, revertsId }: Pick<PriceBatch, 'name' | 'revertsId'>,
  language: Language,
): string => {
  if (revertsId === null) return name;
  return language === 'zh' ? `撤销“${name}”` : `Revert of “${name}”`;
};
/** The same in every language of the console. */
export const batchNames = (batch: Pick<PriceBatch, 'name' | 'revertsId'>): Localized =>
  Object.fromEntries(LANGUAGES.map((language) => [language, batchName(batch, language)]));
