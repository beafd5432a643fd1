/** Asks the engine once typing pauses; the answer before stays in sight until the next one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetOne } from 'react-admin';
import type { Promotion, PromotionDraft, PromotionRevision } from '#contract/promotions/promotions';
import type { Simulation } from '#contract/promotions/simulator';
import type { Api } from '../../api.ts';
import { useSeesCosts } from '../../platform/shared/useSeesCosts.ts';
import { usePaused } from '../../ui/usePaused.ts';
import type { SimulationRequest } from './basketRequest.ts';

export const useSimulation = (request: SimulationRequest | null) => {
  const api = useDataProvider<Api>();
  const asked = usePaused(JSON.stringify(request));
  return useQuery({
    queryKey: ['promotions', 'simulation', asked],
    queryFn: async ({ signal }) =>
      (await api.call<Simulation>('POST', '/promotions/simulation', JSON.parse(asked), signal))
        .data,
    enabled: asked !== 'null',
    placeholderData: asked === 'null' ? undefined : keepPreviousData,
    retry: false,
  });
};

type WholePromotion = Promotion & { open?: PromotionRevision | null };

/**
 * The promotion somebody asks about, and its unapproved terms as the engine takes them. They are only for people who see
 * costs (`isHidden` for others): with terms of one's own choice a discount goes down to the floor.
 */
export const useAskedPromotion = (promotionId: number | null) => {
  const { data: promotion } = useGetOne<WholePromotion>(
    'promotions',
    { id: promotionId ?? 0, meta: { whole: true } },
    { enabled: promotionId !== null },
  );
  const seesCosts = useSeesCosts();
  const open = seesCosts ? (promotion?.open ?? null) : null;
  const input: PromotionDraft | null =
    open && promotion
      ? {
          name: open.name,
          labels: open.labels,
          campaignId: promotion.campaignId,
          terms: open.terms,
        }
      : null;
  return {
    promotion: promotionId === null ? undefined : promotion,
    open,
    input,
    isHidden: !seesCosts && promotion?.liveRevision === null,
  };
};
