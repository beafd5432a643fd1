/** The tickets of a week to review, drawn for each agent. */
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { AgentSample } from '#contract/service/qualityReviews';
import { mondayOf } from '#rules/service/qualityReviews';
import { addDays, dayOf } from '#shared/days';
import type { Api } from '../../api.ts';

export const WEEK = 7;

/** The week before the running one is the newest that is over. */
export const newestWeek = (timeZone: string): string =>
  addDays(mondayOf(dayOf(Date.now(), timeZone)), -WEEK);

export const useSample = (week: string) => {
  const api = useDataProvider<Api>();
  return useQuery({
    queryKey: ['qualityReviews', 'sample', week],
    queryFn: async ({ signal }) =>
      (
        await api.call<AgentSample[]>(
          'GET',
          `/qualityReviews/sample?week=${week}`,
          undefined,
          signal,
        )
      ).data,
  });
};
