import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ReturnableLine } from '#contract/service/returnCases';
import type { Api } from '../../../api.ts';

/** The lines of an order with the units that are free for a case; undefined until they are known. */
export const useReturnable = (orderId: number | null): ReturnableLine[] | undefined => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['orders', 'returnableLines', orderId],
    queryFn: async ({ signal }) => {
      const path = `/orders/${orderId}/returnableLines`;
      return (await api.call<ReturnableLine[]>('POST', path, {}, signal)).data;
    },
    enabled: orderId !== null,
    gcTime: 0,
  }).data;
};
