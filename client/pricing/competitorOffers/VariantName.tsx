import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { CompetitorOffer } from '#contract/pricing/competitors';
import type { Api } from '../../api.ts';
import { ProductLink } from '../shared/ProductLink.tsx';
import { useVariantName } from '../shared/useVariantName.ts';

/** The variant an offer is of, leading to its product. */
export const VariantName = ({ variantId }: { variantId: number }) => {
  const api = useDataProvider<Api>();
  const nameOf = useVariantName();
  const { data } = useQuery({
    queryKey: ['competitorOffers', 'variant', variantId],
    queryFn: async ({ signal }) => {
      const { data: found } = await api.getList<CompetitorOffer>('competitorOffers', {
        filter: { variantId },
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
        signal,
      });
      return found[0] ?? null;
    },
  });
  if (!data) return <span>…</span>;
  return (
    <ProductLink id={data.productId} to="edit">
      {nameOf(data)}
    </ProductLink>
  );
};
