/** The policy in force as a shop shows it: its terms for goods, and the words that customers read. */
import type { GoodsPolicy } from '#contract/service/policies';
import type { Db } from '#db';
import { freightTexts, goodsTexts } from '#rules/service/policyTexts';
import { LANGUAGES, type Language } from '#shared/localization';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import { loadCategoryCodes } from '../../catalog/categoryTree/lookups.ts';
import { loadPolicy } from './load.ts';
import { policyAt } from './rules.ts';

const inLanguages = (write: (language: Language) => string[]) =>
  Object.fromEntries(LANGUAGES.map((language) => [language, write(language)])) as Record<
    Language,
    string[]
  >;
const toShown = (policy: GoodsPolicy) => ({
  ...policy,
  texts: inLanguages((language) => goodsTexts(policy, language)),
});

/** Null before the first version has begun. Of `rules` each says all that holds for its category and channel. */
export const publishedPolicy = async (db: Db, now: number) => {
  const version = await loadPolicy(db, now);
  if (!version) return null;
  const { number, startsAt, terms } = version;
  const codes = await loadCategoryCodes(db);
  const cache = await loadAncestors(db);
  await cache.load(terms.rules.map(({ categoryId }) => categoryId));
  return {
    number,
    startsAt,
    all: toShown({ ...terms.base, returnable: 'yes' }),
    rules: terms.rules.map(({ categoryId, channel }) => ({
      category: categoryId === null ? null : (codes.get(categoryId) ?? null),
      channel,
      ...toShown(
        policyAt(terms, categoryId === null ? [] : cache.ancestors(categoryId), channel ?? ''),
      ),
    })),
    freight: { ...terms.freight, texts: inLanguages((language) => freightTexts(terms, language)) },
  };
};
