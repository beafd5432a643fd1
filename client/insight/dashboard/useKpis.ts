import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KpiAnswer, KpiFilters } from '#contract/insight/kpis';
import type { Marks } from '#contract/insight/marks';
import type { Api } from '../../api.ts';
import { type Asked, questionOf } from './figures.ts';
import type { Period } from '../shared/ranges.ts';

const REFRESH_MS = 60_000;
const NO_MARKS: Marks = { marks: [], hasMore: false };

/** The answer to what is asked; the one before stays on screen while the next is on its way. */
export const useKpis = (asked: Asked) => {
  const api = useDataProvider<Api>();
  const question = questionOf(asked);
  return useQuery({
    queryKey: ['kpis', question],
    queryFn: async ({ signal }) =>
      (await api.call<KpiAnswer>('GET', `/kpis?${question}`, undefined, signal)).data,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
};

/** What began within the period and may explain the figures. */
export const useMarks = ({ from, to }: Period): Marks => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'marks', from, to],
    queryFn: async ({ signal }) =>
      (await api.call<Marks>('GET', `/kpis/marks?from=${from}&to=${to}`, undefined, signal)).data,
    staleTime: REFRESH_MS,
  });
  return data ?? NO_MARKS;
};

/** Channels the store sold through. */
export const useChannels = (): readonly string[] => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['kpis', 'filters'],
    queryFn: async ({ signal }) =>
      (await api.call<KpiFilters>('GET', '/kpis/filters', undefined, signal)).data,
    staleTime: REFRESH_MS,
  });
  return data?.channels ?? [];
};
