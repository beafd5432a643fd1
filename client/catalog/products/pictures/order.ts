/** The pictures of a product as a form holds them. Pure. */
import type { ProductImage } from '#contract/catalog/products';
import { LANGUAGES, type Language, localize } from '#shared/localization';

type Alt = ProductImage['alt'] | null | undefined;

/** The list with the item at `from` put at `to`; the same list where either is none of it. */
export const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] => {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
};

/** What a picture shows, in one language; a text for every language is said in each. */
export const altIn = (alt: Alt, language: Language): string =>
  typeof alt === 'string' ? alt : (alt?.[language] ?? '');

/** What a picture shows, in the reader's language where it is known. */
export const altText = (alt: Alt, language: Language): string =>
  typeof alt === 'string' ? alt : localize(alt, language);

/** The texts after the one of a language was edited. */
export const withAlt = (alt: Alt, language: Language, text: string): ProductImage['alt'] =>
  Object.fromEntries(LANGUAGES.map((one) => [one, one === language ? text : altIn(alt, one)]));
