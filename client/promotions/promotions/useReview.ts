/** The check of terms as they are typed. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type PromotionDraft, PromotionInput } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import type { Api } from '../../api.ts';

const PAUSE_MS = 600;
const KEPT_MS = 60_000;

interface Asked {
  id?: number;
  input: PromotionDraft;
}

const optionsOf = (api: Api, asked: Asked | null) => ({
  queryKey: ['promotions', 'review', asked],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await api.call<PromotionReview>('POST', '/promotions/review', asked, signal)).data,
  staleTime: KEPT_MS,
  gcTime: KEPT_MS,
  retry: false,
});

/** The name is not yet typed while terms can be checked already. */
const checkable = (input: PromotionDraft, id: number | undefined): Asked | null => {
  const named = {
    ...input,
    name: input.name || '-',
    labels: Object.values(input.labels).some(Boolean) ? input.labels : { en: '-' },
  };
  return PromotionInput.safeParse(named).success
    ? { ...(id !== undefined && { id }), input: named }
    : null;
};

/** Null asks nothing. `answer` is of the terms as they were when typing paused; null of what cannot be checked yet. */
export const useReview = (input: PromotionDraft | null, id: number | undefined) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const text = JSON.stringify(input);
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const typed = JSON.parse(paused) as PromotionDraft | null;
  const asked = typed && checkable(typed, id);
  const { data, error, isFetching, refetch } = useQuery({
    ...optionsOf(api, asked),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
  });
  /** The answer for just this, asked for at once; null where it cannot be had. */
  const ask = async (wanted: PromotionDraft): Promise<PromotionReview | null> => {
    const now = checkable(wanted, id);
    if (now === null) return null;
    setPaused(JSON.stringify(wanted));
    return client.fetchQuery(optionsOf(api, now)).catch(() => null);
  };
  return {
    answer: asked === null ? null : (data ?? null),
    isAsked: asked !== null,
    isCurrent: paused === text && !isFetching,
    error,
    ask,
    refetch,
  };
};
