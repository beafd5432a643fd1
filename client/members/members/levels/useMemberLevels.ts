import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { MemberLevels } from '#contract/members/levels';
import type { Api } from '../../../api.ts';

/** The member's level now, what the shop sends, and the history. */
export const useMemberLevels = (memberId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['members', 'levels', memberId],
    queryFn: async ({ signal }) =>
      (await api.call<MemberLevels>('GET', `/members/${memberId}/levels`, undefined, signal)).data,
  });
};
