/** What a member can redeem points for, as the shop shows it to them. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { MemberReward } from '#contract/promotions/redeemedRewards';
import type { Api } from '../../api.ts';

export interface MemberCatalogue {
  available: number;
  rewards: MemberReward[];
}

export const useCatalogue = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'catalogue', memberId],
    enabled: memberId > 0,
    queryFn: async ({ signal }) =>
      (await api.call<MemberCatalogue>('GET', `/members/${memberId}/catalogue`, undefined, signal))
        .data,
  });
};
