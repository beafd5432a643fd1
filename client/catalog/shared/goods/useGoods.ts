/** Goods to choose from: categories, brands and tags at once, products and variants as they are searched for. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Localized } from '#shared/localization';
import { containsWords } from '#shared/searchText';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { ScopeRef } from '#contract/catalog/scopes';
import type { Api } from '../../../api.ts';
import { useCategoryChoices } from '../../../pricing/shared/categories.tsx';
import { useWordsInUse } from '../../../pricing/shared/useWordsInUse.ts';
import { useVariantName } from '../../../pricing/shared/useVariantName.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { usePaused } from '../../../ui/usePaused.ts';
import { useProductNames, useVariantNames } from './useNames.ts';

/** Of one kind; the rest is found by typing. */
const SHOWN = 8;
const KEPT_MS = 60_000;

export interface Goods {
  ref: ScopeRef;
  label: string;
  /** The product itself, or that of a variant. */
  productId?: number;
  /** A tag that no product has yet. */
  isNew?: boolean;
}
interface Found {
  id: number;
  variantId: number;
  productId: number;
  name: string;
  names?: Localized;
  sku: string | null;
}

export const keyOf = (ref: ScopeRef): string => `${ref.kind}:${'id' in ref ? ref.id : ref.name}`;

const useSearched = (
  resource: 'products' | 'prices',
  typed: string,
  filter: object,
  sort: string,
) => {
  const api = useDataProvider<Api>();
  const { data = [] } = useQuery({
    queryKey: [resource, 'goods', typed],
    queryFn: async ({ signal }) =>
      (
        await api.getList<Found>(resource, {
          filter: { ...filter, q: typed },
          pagination: { page: 1, perPage: SHOWN },
          sort: { field: sort, order: 'ASC' },
          signal,
        })
      ).data,
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  });
  return typed === '' ? [] : data;
};

const VARIANTS = { listId: BASE_LIST_ID, minQuantity: 1, state: 'current' };

/** What may be chosen for what is typed, kind by kind. */
export const useGoodsFound = (typed: string): Goods[] => {
  const toText = useLocalize();
  const variantName = useVariantName();
  const asked = usePaused(typed.trim());
  const categories = useCategoryChoices();
  const brands = useWordsInUse('brands');
  const tags = useWordsInUse('tags');
  const products = useSearched('products', asked, {}, 'name');
  const variants = useSearched('prices', asked, VARIANTS, 'variantId');
  const wanted = typed.trim().toLowerCase();
  const fits = ({ label }: Goods) => containsWords(typed, label);
  const first = (goods: Goods[]) => goods.filter(fits).slice(0, SHOWN);
  // A tag may be named before the first product has it.
  const isNewTag =
    wanted !== '' && asked !== '' && !tags.some(({ name }) => name.toLowerCase() === wanted);
  return [
    // Shallow ones first: they are meant more often.
    ...first(
      categories
        .map(({ id, name }): Goods => ({ ref: { kind: 'category', id }, label: name }))
        .sort(
          (a, b) =>
            a.label.split('›').length - b.label.split('›').length || a.label.localeCompare(b.label),
        ),
    ),
    ...first(tags.map(({ name }): Goods => ({ ref: { kind: 'tag', name }, label: name }))),
    ...first(brands.map(({ name }): Goods => ({ ref: { kind: 'brand', name }, label: name }))),
    ...products.map(({ id, name, names }): Goods => ({
      ref: { kind: 'product', id },
      label: toText(names) || name,
      productId: id,
    })),
    ...variants.map((row): Goods => ({
      ref: { kind: 'variant', id: row.variantId },
      label: variantName(row),
      productId: row.productId,
    })),
    ...(isNewTag
      ? [{ ref: { kind: 'tag' as const, name: typed.trim() }, label: typed.trim(), isNew: true }]
      : []),
  ];
};

const idsOf = (refs: readonly ScopeRef[], kind: 'product' | 'variant') =>
  refs.flatMap((ref) => (ref.kind === kind ? ref.id : [])).sort((a, b) => a - b);

/** What is chosen, by name; a category that is no more has none. */
export const useGoodsNamed = (
  refs: readonly ScopeRef[],
): ((ref: ScopeRef) => string | undefined) => {
  const categories = useCategoryChoices();
  const product = useProductNames(idsOf(refs, 'product'));
  const variant = useVariantNames(idsOf(refs, 'variant'));
  return (ref) => {
    switch (ref.kind) {
      case 'category':
        return categories.find(({ id }) => id === ref.id)?.name;
      case 'product':
        return product(ref.id);
      case 'variant':
        return variant(ref.id);
      default:
        return ref.name;
    }
  };
};
