/** The campaign that is chosen in the wizard's form, as stored. */
import { useGetOne } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Campaign } from '#contract/promotions/campaigns';

export const useCampaign = (id: number | null): Campaign | undefined =>
  useGetOne<Campaign>('campaigns', { id: id ?? 0 }, { enabled: id !== null }).data;

export const useChosenCampaign = (): Campaign | undefined => {
  const id = useWatch({ name: 'campaignId' }) as number | null;
  return useCampaign(id ?? null);
};
