import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Suggestion } from '#contract/pricing/competitors';
import type { Api } from '../../api.ts';

export const PER_PAGE = 50;
/** As many figures as one request takes. */
export const MOST = 20_000;
const AT_ONCE = 1000;

export interface SuggestionFilter {
  categoryId?: number;
  direction?: 'up' | 'down';
}

const read = (
  api: Api,
  filter: SuggestionFilter,
  page: number,
  perPage: number,
  signal?: AbortSignal,
) =>
  api.getList<Suggestion>('suggestionRules/suggestions', {
    filter,
    pagination: { page, perPage },
    sort: { field: 'changeBps', order: 'DESC' },
    ...(signal && { signal }),
  });

export const useSuggestions = (filter: SuggestionFilter, page: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['suggestionRules', 'suggestions', filter, page],
    queryFn: ({ signal }) => read(api, filter, page, PER_PAGE, signal),
    placeholderData: keepPreviousData,
  });
};

/** Every suggestion the filter finds, up to what one batch can be sent. */
export const readAll = async (api: Api, filter: SuggestionFilter): Promise<Suggestion[]> => {
  const all: Suggestion[] = [];
  for (let page = 1; all.length < MOST; page++) {
    const { data } = await read(api, filter, page, AT_ONCE);
    all.push(...data);
    if (data.length < AT_ONCE) break;
  }
  return all.slice(0, MOST);
};
