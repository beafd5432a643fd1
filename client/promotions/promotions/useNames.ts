/** Names of products and variants by id; each asked for once. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Localized } from '#shared/localization';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Api } from '../../api.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

const KEPT_MS = 300_000;

interface Product {
  id: number;
  name: string;
  names?: Localized;
}
interface Variant {
  id: number;
  variantId: number;
  name: string;
  sku: string | null;
  amount: number;
}

export const useProductNames = (ids: readonly number[]) => {
  const api = useDataProvider<Api>();
  const toText = useLocalize();
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

export const variantName = ({ name, sku }: Pick<Variant, 'name' | 'sku'>) =>
  sku ? `${name} · ${sku}` : name;

/** Every variant has a base price: its row says the name. */
export const useVariantNames = (ids: readonly number[]) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['prices', 'named', ids],
    queryFn: async ({ signal }) =>
      (
        await api.getList<Variant>('prices', {
          filter: { listId: BASE_LIST_ID, minQuantity: 1, state: 'current', variantId: [...ids] },
          pagination: { page: 1, perPage: Math.min(1000, ids.length) },
          sort: { field: 'variantId', order: 'ASC' },
          signal,
        })
      ).data,
    enabled: ids.length > 0,
    staleTime: KEPT_MS,
  });
  const names = new Map(data?.map((row) => [row.variantId, variantName(row)]));
  return (id: number) => names.get(id);
};
