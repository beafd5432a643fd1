/** What forms of actions offer: people, and the figures of a survey. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { ActionPerson, MeasureOption } from '#contract/surveys/correctiveActions';
import type { Api } from '../../api.ts';

const useRead = <T>(path: string, isAsked = true) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['correctiveActions', path],
    queryFn: async ({ signal }) => (await api.call<T>('GET', path, undefined, signal)).data,
    enabled: isAsked,
  });
};

export const usePeople = () => useRead<ActionPerson[]>('/correctiveActions/people').data ?? [];

export const useMeasureOptions = (surveyId: number | null | undefined) =>
  useRead<MeasureOption[]>(
    `/correctiveActions/measures?surveyId=${surveyId}`,
    typeof surveyId === 'number',
  ).data ?? [];
