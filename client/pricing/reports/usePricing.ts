import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import type { IndexRow, MarginRow, PriceEffect } from '#contract/pricing/reports';
import type { Api } from '../../api.ts';

const useAnswer = <T>(path: string) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['pricing', path],
    queryFn: async ({ signal }) =>
      (await api.call<T>('GET', `/pricing/${path}`, undefined, signal)).data,
    staleTime: 60_000,
  });
};

export const useMargins = () => useAnswer<MarginRow[]>('margins');
export const useIndexRows = () => useAnswer<IndexRow[]>('index');
export const useEffectOf = (batchId: number) => useAnswer<PriceEffect>(`effect?batchId=${batchId}`);

export const BATCHES = 8;
/** Batches whose prices were written, the latest first; one more than is shown tells whether there are others. */
export const useWrittenBatches = (page: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['pricing', 'batches', page],
    queryFn: ({ signal }) =>
      api.getList<PriceBatch>('priceBatches', {
        filter: { status: ['written', 'reverted'] },
        pagination: { page, perPage: BATCHES },
        sort: { field: 'writtenAt', order: 'DESC' },
        signal,
      }),
  });
};
