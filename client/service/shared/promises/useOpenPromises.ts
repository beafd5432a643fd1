/** Money that open cases about an order have promised and that was not given yet. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { OpenPromise, OpenPromises } from '#contract/service/promises';
import type { Api } from '../../../api.ts';

const NONE: readonly OpenPromise[] = [];

export const useOpenPromises = (orderId: number | null): readonly OpenPromise[] => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['orders', 'promises', orderId],
    queryFn: async ({ signal }) => {
      const path = `/orders/${orderId}/promises`;
      const { data: open } = await api.call<OpenPromises>('GET', path, undefined, signal);
      return open.promises;
    },
    enabled: orderId !== null,
    gcTime: 0,
  });
  return data ?? NONE;
};
