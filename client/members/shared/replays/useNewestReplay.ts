/** The newest replay of a version, asked for again while it runs. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import type { Api } from '../../../api.ts';

const AGAIN_MS = 1500;

export const useNewestReplay = (versionId: number) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['programmeReplays', 'newest', versionId],
    queryFn: async ({ signal }) => {
      const path = `/programmeVersions/${versionId}/replay`;
      const { data } = await api.call<{ replay: ReplayReport | null }>(
        'GET',
        path,
        undefined,
        signal,
      );
      return data.replay;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? AGAIN_MS : false),
  });
};
