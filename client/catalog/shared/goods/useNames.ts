/** Names of products and variants by id, in a language or that of the screen; each asked for once. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Language, Localized } from '#shared/localization';
import { BASE_LIST_ID, type ListedPrice } from '#contract/pricing/prices';
import type { Api } from '../../../api.ts';
import { useProductName, useVariantName } from '../../../pricing/shared/useVariantName.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';

const KEPT_MS = 300_000;

interface Product {
  id: number;
  name: string;
  names?: Localized;
}

export const useProductNames = (ids: readonly number[], language?: Language) => {
  const api = useDataProvider<Api>();
  const toText = useLocalize(language);
  const { data } = useQuery({
    queryKey: ['products', 'named', ids],
    queryFn: async ({ signal }) =>
      (await api.getMany<Product>('products', { ids: [...ids], signal })).data,
    enabled: ids.length > 0,
    staleTime: KEPT_MS,
  });
  const names = new Map(
    data?.map((product) => [product.id, toText(product.names) || product.name]),
  );
  return (id: number) => names.get(id);
};

/** Every variant has a base price: its row says the name. */
const useVariants = (ids: readonly number[]) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['prices', 'named', ids],
    queryFn: async ({ signal }) =>
      (
        await api.getList<ListedPrice>('prices', {
          filter: { listId: BASE_LIST_ID, minQuantity: 1, state: 'current', variantId: [...ids] },
          pagination: { page: 1, perPage: Math.min(1000, ids.length) },
          sort: { field: 'variantId', order: 'ASC' },
          signal,
        })
      ).data,
    enabled: ids.length > 0,
    staleTime: KEPT_MS,
  });
  return new Map(data?.map((row) => [row.variantId, row]));
};

export const useVariantNames = (ids: readonly number[], language?: Language) => {
  const variants = useVariants(ids);
  const nameOf = useVariantName(language);
  return (id: number) => {
    const found = variants.get(id);
    return found && nameOf(found);
  };
};

/** The names of the products of these variants. */
export const useProductNamesOfVariants = (ids: readonly number[], language?: Language) => {
  const variants = useVariants(ids);
  const nameOf = useProductName(language);
  return (id: number) => {
    const found = variants.get(id);
    return found && nameOf(found);
  };
};
