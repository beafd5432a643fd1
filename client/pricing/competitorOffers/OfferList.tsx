/** Offers of competitors; the first view lists those whose price changed and that nobody has seen. */
import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import {
  DataTable,
  NullableBooleanInput,
  useDataProvider,
  useListContext,
  useTranslate,
} from 'react-admin';
import type { CompetitorOffer } from '#contract/pricing/competitors';
import type { Api } from '../../api.ts';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useProductName, useVariantName } from '../shared/useVariantName.ts';
import { Difference, OfferPrice, useIndex } from './Figures.tsx';
import { isMoved, OfferVerbs } from './OfferVerbs.tsx';
import { Gap } from '../../ui/record/Gap.tsx';

const Column = DataTable.Col<CompetitorOffer>;
const NUMBER = { textAlign: 'right' } as const;

const filters = [
  <NullableBooleanInput key="own" source="own" label="resources.competitorOffers.fields.own" />,
  <NullableBooleanInput
    key="inStock"
    source="inStock"
    label="resources.competitorOffers.fields.inStock"
  />,
  <NullableBooleanInput key="archived" source="archived" label="competitorOffers.archived" />,
];

const useMovedCount = () => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['competitorOffers', 'moved'],
    queryFn: async ({ signal }) =>
      (await api.call<{ count: number }>('GET', '/competitorOffers/moved', undefined, signal)).data
        .count,
  });
  return data;
};

/** The work list, or every offer. */
const Views = () => {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const count = useMovedCount();
  const { moved, ...others } = filterValues as { moved?: boolean };
  return (
    <Box sx={{ p: 1.5 }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        sx={{ bgcolor: 'background.paper' }}
        value={moved === true ? 'moved' : 'all'}
        onChange={(_, view: 'moved' | 'all' | null) =>
          view && setFilters(view === 'moved' ? { ...others, moved: true } : others)
        }
        aria-label={translate('competitorOffers.view')}
      >
        <ToggleButton value="all">{translate('competitorOffers.all')}</ToggleButton>
        <ToggleButton value="moved">
          {translate('competitorOffers.moved')}
          {count !== undefined && translate('layout.inParentheses', { text: count })}
        </ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
};

const OwnChip = ({ own }: { own: boolean }) =>
  own ? <StatusChip tone="information" label="competitorOffers.own" /> : null;

const Seen = ({ offer: { observedAt, inStock } }: { offer: CompetitorOffer }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
    <Instant at={observedAt} isRelative />
    {inStock === false && <StatusChip tone="attention" label="competitorOffers.soldOut" />}
  </Box>
);

const OfferTable = () => {
  const translate = useTranslate();
  const toIndex = useIndex();
  const nameOf = useProductName();
  const variantName = useVariantName();
  return (
    <ResponsiveTable<CompetitorOffer>
      bulkActionButtons={false}
      card={{
        title: variantName,
        aside: (offer) => <OfferPrice offer={offer} />,
        lines: (offer) => [
          <>
            {offer.seller} <OwnChip own={offer.own} />
          </>,
          <>
            {translate('competitorOffers.ours')}
            <Gap />
            <Money amount={offer.ourAmount} /> · <Difference offer={offer} />
          </>,
          <Seen key="seen" offer={offer} />,
        ],
        foot: (offer) => <OfferVerbs offer={offer} />,
      }}
    >
      <Column
        source="name"
        sx={{ minWidth: 190 }}
        render={(offer) => (
          <>
            <RecordLink>{nameOf(offer)}</RecordLink>
            {offer.sku && <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{offer.sku}</Box>}
          </>
        )}
      />
      <Column
        source="seller"
        render={({ seller, own }) => (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.75, alignItems: 'center' }}>
            {seller} <OwnChip own={own} />
          </Box>
        )}
      />
      <Column source="total" sx={NUMBER} render={(offer) => <OfferPrice offer={offer} />} />
      <Column
        source="ourAmount"
        sx={NUMBER}
        render={({ ourAmount }) => <Money amount={ourAmount} />}
      />
      <Column
        source="difference"
        disableSort
        sx={NUMBER}
        render={(offer) => <Difference offer={offer} />}
      />
      <Column source="indexBps" sx={NUMBER} render={({ indexBps }) => toIndex(indexBps)} />
      <Column source="observedAt" render={(offer) => <Seen offer={offer} />} />
      <Column
        source="movedAt"
        render={(offer) =>
          offer.movedAt === null ? (
            '–'
          ) : isMoved(offer) ? (
            <strong>
              <Instant at={offer.movedAt} isRelative />
            </strong>
          ) : (
            <Instant at={offer.movedAt} isRelative />
          )
        }
      />
      <Column
        source="verbs"
        label="competitorOffers.verbs"
        disableSort
        sx={{ whiteSpace: 'nowrap' }}
        render={(offer) => <OfferVerbs offer={offer} />}
      />
    </ResponsiveTable>
  );
};

const OfferList = () => {
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'movedAt', order: 'DESC' }}
      empty={<EmptyState title="competitorOffers.empty.title" text="competitorOffers.empty.text" />}
    >
      <Views />
      <OfferTable />
    </ListPage>
  );
};

export default OfferList;
