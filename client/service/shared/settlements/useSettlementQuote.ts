/** What a return would be settled with, asked for once typing pauses. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { SettlementQuote } from '#contract/service/settlementQuotes';
import type { Api } from '../../../api.ts';
import { usePaused } from '../../../ui/usePaused.ts';

/** `settlement`: null while it cannot be read; what was computed before stays in sight. */
export const useSettlementQuote = (caseId: number, settlement: object | null) => {
  const api = useDataProvider<Api>();
  const text = settlement === null ? null : JSON.stringify(settlement);
  const asked = usePaused(text);
  const { data, error, isFetching } = useQuery({
    queryKey: ['cases', 'settlementQuote', caseId, asked],
    queryFn: async ({ signal }) => {
      const path = `/cases/${caseId}/settlementQuote`;
      const body: unknown = JSON.parse(asked ?? '{}');
      return (await api.call<SettlementQuote>('POST', path, body, signal)).data;
    },
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return { quote: data, error, isStale: isFetching || asked !== text };
};
