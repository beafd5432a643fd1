import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Api } from '../../api.ts';

type Asked = Readonly<Record<string, string>>;

/** A report on one survey; the one before stays on screen while the next is on its way. */
export const useResults = <T>(surveyId: number, name: string, asked: Asked) => {
  const api = useDataProvider<Api>();
  const query = new URLSearchParams(asked).toString();
  return useQuery({
    queryKey: ['surveys', surveyId, name, query],
    queryFn: async ({ signal }) =>
      (await api.call<T>('GET', `/surveys/${surveyId}/${name}?${query}`, undefined, signal)).data,
    placeholderData: keepPreviousData,
  });
};
