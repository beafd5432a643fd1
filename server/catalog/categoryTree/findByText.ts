/** Finds the category that somebody wrote in a file: by its code, its name in any language, or its path. Pure. */
import { message } from '#shared/fields';
import { groupBy } from '#shared/groupBy';
import { type Language, LANGUAGES, type Localized, localize } from '#shared/localization';
import { foldText } from '#shared/searchText';

export interface NamedCategory {
  code: string;
  parentCode: string | null;
  names: Localized;
}

/** The code of the one category that is meant, or why none can be told. */
export type FoundCategory = { code: string } | { error: string };

export type FindCategory = (text: string) => FoundCategory;

const MAX_SHOWN = 5;
/** Between the names of a path; a slash also stands in names, so whole names are tried first. */
const SEPARATORS = [/[>›→]/u, /\//u];

const textKey = (text: string): string => foldText(text).trim().replace(/\s+/gu, ' ');

/** Finds in one tree; a code comes first. It tells several apart by their names, for whoever reads them. */
export const categoryFinder = (tree: readonly NamedCategory[]): FindCategory => {
  const byCode = new Map(tree.map((category) => [category.code, category]));
  const wordsOf = ({ code, names }: NamedCategory) => [
    ...new Set([code, ...Object.values(names)].map((text) => textKey(text ?? ''))),
  ];
  const byName = groupBy(
    tree.flatMap((category) => wordsOf(category).map((word) => ({ word, category }))),
    ({ word }) => word,
  );
  const named = (word: string) => (byName.get(word) ?? []).map(({ category }) => category);
  /** A file may say the category above by its name too. */
  const parentOf = ({ parentCode }: NamedCategory) => {
    if (parentCode === null) return undefined;
    const [only, another] = named(textKey(parentCode));
    return byCode.get(parentCode) ?? (another ? undefined : only);
  };
  /** Itself and those above it, the innermost first; a file may describe a cycle. */
  const chainOf = (category: NamedCategory): NamedCategory[] => {
    const chain: NamedCategory[] = [];
    for (
      let next: NamedCategory | undefined = category;
      next && !chain.includes(next);
      next = parentOf(next)
    )
      chain.push(next);
    return chain;
  };
  /** Those whose path ends with these names; the whole path is meant where it is one. */
  const withPath = (names: readonly string[]): NamedCategory[] => {
    const [own = '', ...above] = names.map(textKey).toReversed();
    const found = named(own).filter((category) => {
      const ancestors = chainOf(category).slice(1);
      return above.every((name, index) => {
        const ancestor = ancestors[index];
        return ancestor !== undefined && wordsOf(ancestor).includes(name);
      });
    });
    const whole = found.filter((category) => chainOf(category).length === names.length);
    return whole.length === 1 ? whole : found;
  };
  const shown = (category: NamedCategory, language: Language) =>
    `${chainOf(category)
      .toReversed()
      .map(({ names, code }) => localize(names, language) || code)
      .join(' > ')} (${category.code})`;

  return (text) => {
    if (byCode.has(text)) return { code: text };
    const candidates = [
      () => named(textKey(text)),
      ...SEPARATORS.map((separator) => () => {
        const names = text.split(separator).filter((name) => name.trim() !== '');
        return names.length > 1 ? withPath(names) : [];
      }),
    ];
    for (const candidate of candidates) {
      const found = candidate();
      const [only] = found;
      if (!only) continue;
      if (found.length === 1) return { code: only.code };
      const listed = (language: Language) =>
        [
          ...found.slice(0, MAX_SHOWN).map((category) => shown(category, language)),
          ...(found.length > MAX_SHOWN ? ['…'] : []),
        ].join('; ');
      const categories = Object.fromEntries(
        LANGUAGES.map((language) => [language, listed(language)]),
      );
      return { error: message('imports.errors.ambiguousCategory', { category: text, categories }) };
    }
    return { error: message('imports.errors.unknownCategory', { category: text }) };
  };
};
