import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { CampaignEntryFigures } from '#contract/promotions/memberEntries';
import type { Api } from '../../api.ts';

/** What came of the activities of a campaign. */
export const useEntryFigures = (campaignId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['campaigns', 'entryFigures', campaignId],
    queryFn: async ({ signal }) =>
      (
        await api.call<CampaignEntryFigures>(
          'GET',
          `/campaigns/${campaignId}/entryFigures`,
          undefined,
          signal,
        )
      ).data,
  });
};
