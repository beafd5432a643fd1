/** The console's words for terms: its language, the store's money and clock, and the names of what they are about. */
import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import { useAudienceName } from '../../platform/shared/audience/useAudienceChoices.ts';
import { useCategoryChoices } from '../../pricing/shared/categories.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { namedIn } from './refs.ts';
import type { Words } from './summary.ts';
import { useProductNames, useVariantNames } from '../../catalog/shared/goods/useNames.ts';
import { wordsOf } from './words.ts';

/** Names a category by its own name: its path is too long for a sentence. */
const lastOf = (path: string | undefined) => path?.split(' › ').at(-1);

export const useTermsWords = (all: readonly Terms[]): Words => {
  const translate = useTranslate();
  const { locale, currency, timeZone } = useStoreSettings();
  const categories = useCategoryChoices();
  const { products, variants } = namedIn(all);
  const product = useProductNames(products);
  const variant = useVariantNames(variants);
  const named = useAudienceName();
  const paths = useMemo(() => new Map(categories.map(({ id, name }) => [id, name])), [categories]);
  return wordsOf({
    translate,
    locale,
    currency,
    timeZone,
    now: Date.now(),
    category: (id) => lastOf(paths.get(id)),
    product,
    variant,
    named,
  });
};
