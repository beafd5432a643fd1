/** Price lists as choices and labels. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PriceList } from '#contract/pricing/priceLists';
import type { Api } from '../../api.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

/** The question for every price list, the base list first; one request shared by all who ask. */
export const usePriceListsQuery = () => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['priceLists', 'all'],
    queryFn: async ({ signal }) =>
      (
        await api.call<PriceList[]>(
          'GET',
          `/priceLists?sort=${encodeURIComponent('["id","ASC"]')}`,
          undefined,
          signal,
        )
      ).data,
    staleTime: 30_000,
  });
};

export const usePriceLists = (): PriceList[] => usePriceListsQuery().data ?? [];

export const PriceListName = ({ id }: { id: number }) => {
  const toText = useLocalize();
  const list = usePriceLists().find((one) => one.id === id);
  return <span>{list ? toText(list.names) || list.name : '…'}</span>;
};
