/** Words for terms: a language, the store's money and clock, and the names of what they are about. */
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import type { Language } from '#shared/localization';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useTranslateIn } from '../../platform/shared/useTranslateIn.ts';
import { useCategoryChoices } from '../../pricing/shared/categories.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { namedIn } from './refs.ts';
import type { Words } from './summary.ts';
import {
  useProductNames,
  useProductNamesOfVariants,
  useVariantNames,
} from '../../catalog/shared/goods/useNames.ts';
import { wordsOf, type WordsInput } from './words.ts';

/** Names a category by its own name: its path is too long for a sentence. */
const lastOf = (path: string | undefined) => path?.split(' › ').at(-1);

const useFacts = (all: readonly Terms[], language?: Language): Omit<WordsInput, 'translate'> => {
  const { locale, currency, timeZone } = useStoreSettings();
  const categories = useCategoryChoices(language);
  const { products, variants } = namedIn(all);
  const product = useProductNames(products, language);
  const variant = useVariantNames(variants, language);
  const named = useAudienceName(language);
  const paths = useMemo(() => new Map(categories.map(({ id, name }) => [id, name])), [categories]);
  return {
    locale: language ?? locale,
    currency,
    timeZone,
    now: Date.now(),
    category: (id) => lastOf(paths.get(id)),
    product,
    variant,
    named,
  };
};

/** In the language of the screen. */
export const useTermsWords = (all: readonly Terms[]): Words =>
  wordsOf({ translate: useTranslate(), ...useFacts(all) });

/**
 * In a language of the store, as customers read it: a variant by the name of its product, without its SKU. Null until
 * the messages are loaded.
 */
export const useTermsWordsIn = (all: readonly Terms[], language: Language): Words | null => {
  const translate = useTranslateIn(language);
  const facts = useFacts(all, language);
  const variant = useProductNamesOfVariants(namedIn(all).variants, language);
  return translate && wordsOf({ translate, ...facts, variant });
};
