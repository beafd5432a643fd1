import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { MemberProgramme } from '#contract/members/evaluation';
import type { Api } from '../../../api.ts';

/** What the members' programme says of the member's level; null while none is in force. */
export const useMemberProgramme = (memberId: number) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['members', 'programme', memberId],
    queryFn: async ({ signal }) => {
      const path = `/members/${memberId}/programme`;
      return (await api.call<MemberProgramme>('GET', path, undefined, signal)).data;
    },
  });
  return data?.programme ?? null;
};
