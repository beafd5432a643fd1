/** Asks for the effect of a promotion or a campaign. */
import type { EffectReport } from '#contract/promotions/effects';
import type { Api } from '../../../api.ts';

export type EffectSubject = 'promotions' | 'campaigns';

/** The figures change with every order: asked again after a minute. */
const FRESH_MS = 60_000;

export const effectQuery = (api: Api, resource: EffectSubject, id: number) => ({
  queryKey: [resource, 'effect', id],
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await api.call<EffectReport>('GET', `/${resource}/${id}/effect`, undefined, signal)).data,
  staleTime: FRESH_MS,
  retry: false,
});
