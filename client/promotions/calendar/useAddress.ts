/** What the calendar shows, kept in its address. */
import { useCallback } from 'react';
import {
  type Lane,
  LANES,
  PROMOTION_PHASES,
  type PromotionPhase,
} from '#contract/promotions/promotions';
import { dayOf, isDay } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch, withValues } from '../../ui/useSearch.ts';
import { anchorOf, type Scale, SCALES } from './geometry.ts';

export const VIEWS = ['timeline', 'table'] as const;
export type View = (typeof VIEWS)[number];

export interface Shown {
  scale: Scale;
  /** First day of the month or quarter. */
  anchor: string;
  view: View;
  q: string;
  lane: Lane | null;
  phase: PromotionPhase | null;
  campaignId: number | null;
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | null =>
  values.find((one) => one === value) ?? null;

export const useAddress = () => {
  const { timeZone } = useStoreSettings();
  const { search, change: write } = useSearch();
  const params = new URLSearchParams(search);
  const scale = oneOf(SCALES, params.get('scale')) ?? 'month';
  const from = params.get('from') ?? '';
  const shown: Shown = {
    scale,
    anchor: anchorOf(isDay(from) ? from : dayOf(Date.now(), timeZone), scale),
    view: oneOf(VIEWS, params.get('view')) ?? 'timeline',
    q: params.get('q') ?? '',
    lane: oneOf(LANES, params.get('lane')),
    phase: oneOf(PROMOTION_PHASES, params.get('phase')),
    campaignId: Number(params.get('campaignId')) || null,
  };
  const change = useCallback(
    (changes: Record<string, string | number | null>) => write(withValues(changes)),
    [write],
  );
  return { shown, change };
};
