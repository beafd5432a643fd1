/** Asks once typing pauses; the answer before stays in sight until the next one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DryRun, DryRunInput } from '#contract/members/dryRuns';
import type { Api } from '../../api.ts';
import { usePaused } from '../../ui/usePaused.ts';

export const useDryRun = (versionId: number, input: DryRunInput | null) => {
  const api = useDataProvider<Api>();
  const asked = usePaused(JSON.stringify(input));
  return useQuery({
    queryKey: ['programmeVersions', 'dryRun', versionId, asked],
    queryFn: async ({ signal }) => {
      const path = `/programmeVersions/${versionId}/dryRun`;
      return (await api.call<DryRun>('POST', path, JSON.parse(asked), signal)).data;
    },
    enabled: versionId > 0 && asked !== 'null',
    placeholderData: asked === 'null' ? undefined : keepPreviousData,
    retry: false,
  });
};
