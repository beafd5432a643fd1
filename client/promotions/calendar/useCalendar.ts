/** Loads the promotions of a range, and the times in which they overlap. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type {
  Exclusivity,
  Lane,
  PromotionPhase,
  RewardKind,
  Terms,
  WeekHours,
} from '#contract/promotions/promotions';
import { startOfDay } from '#shared/days';
import type { Api } from '../../api.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import type { Overlap, Range } from './geometry.ts';

export interface Entry {
  id: number;
  name: string;
  lane: Lane;
  kind: RewardKind;
  phase: PromotionPhase;
  startsAt: number;
  endsAt: number | null;
  hours: WeekHours[];
  campaignId: number | null;
  trigger: Terms['trigger'];
  exclusivity: Exclusivity;
}
export interface CalendarAnswer {
  promotions: Entry[];
  overlaps: Overlap[];
}

export const useCalendar = ({ from, until }: Range) => {
  const api = useDataProvider<Api>();
  const { timeZone } = useStoreSettings();
  return useQuery({
    queryKey: ['promotions', 'calendar', from, until, timeZone],
    queryFn: async ({ signal }) =>
      (
        await api.call<CalendarAnswer>(
          'POST',
          '/promotions/calendar',
          { from: startOfDay(from, timeZone), to: startOfDay(until, timeZone) },
          signal,
        )
      ).data,
    placeholderData: keepPreviousData,
  });
};
