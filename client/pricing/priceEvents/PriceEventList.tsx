/** Every price shoppers could see: from when, how much, and who changed it. */
import HistoryEdu from '@mui/icons-material/HistoryEduOutlined';
import { DataTable, SelectInput } from 'react-admin';
import { PRICE_CAUSES, type PriceEvent } from '#contract/pricing/prices';
import type { Localized } from '#shared/localization';
import { DayInput } from '../../ui/form/DayInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { Money } from '../../ui/record/money.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { EffectiveAt, OriginalAmount, PriceCause } from '../shared/loggedPrices.tsx';
import { ProductLink } from '../shared/ProductLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { useVariantName } from '../shared/useVariantName.ts';
import { VariantInput } from '../shared/variants.tsx';

interface Listed extends PriceEvent {
  name: string | null;
  names: Localized;
  sku: string | null;
  productId: number | null;
}
const Column = DataTable.Col<Listed>;
const causes = PRICE_CAUSES.map((id) => ({ id, name: `prices.causes.${id}` }));

const filters = [
  <VariantInput key="variantId" source="variantId" label="prices.variant" alwaysOn />,
  <SelectInput key="cause" source="cause" choices={causes} alwaysOn sx={{ minWidth: 140 }} />,
  <DayInput
    key="effectiveAt_gte"
    source="effectiveAt_gte"
    label="priceEvents.from"
    holds="instant"
  />,
  <DayInput
    key="effectiveAt_lt"
    source="effectiveAt_lt"
    label="priceEvents.until"
    holds="instant"
  />,
];

const Variant = ({ event }: { event: Listed }) => {
  const nameOf = useVariantName();
  return event.productId === null ? (
    <>–</>
  ) : (
    <ProductLink id={event.productId}>{nameOf(event)}</ProductLink>
  );
};

const PriceEventList = () => (
  <ListPage
    filters={filters}
    sort={{ field: 'effectiveAt', order: 'DESC' }}
    empty={
      <EmptyState icon={HistoryEdu} title="priceEvents.empty.title" text="priceEvents.empty.text" />
    }
  >
    <ResponsiveTable<Listed>
      linked={false}
      bulkActionButtons={false}
      card={{
        title: (event) => <Variant event={event} />,
        aside: ({ amount }) => <Money amount={amount} />,
        lines: (event) => [
          <EffectiveAt key="at" event={event} now={Date.now()} />,
          <PriceCause key="cause" event={event} />,
          <PersonName key="actor" name={event.actorName} />,
        ],
      }}
    >
      <Column
        source="effectiveAt"
        cellSx={() => ({ whiteSpace: 'nowrap' })}
        render={(event) => <EffectiveAt event={event} now={Date.now()} />}
      />
      <Column
        source="shownUntil"
        disableSort
        cellSx={() => ({ whiteSpace: 'nowrap' })}
        render={({ shownUntil }) => <Instant at={shownUntil} />}
      />
      <Column source="variantId" disableSort render={(event) => <Variant event={event} />} />
      <Column align="right" source="amount" render={({ amount }) => <Money amount={amount} />} />
      <Column
        align="right"
        source="originalAmount"
        render={(event) => <OriginalAmount event={event} />}
      />
      <Column source="cause" render={(event) => <PriceCause event={event} />} />
      <Column source="actorName" render={({ actorName }) => <PersonName name={actorName} />} />
      <Column source="recordedAt" render={({ recordedAt }) => <Instant at={recordedAt} />} />
    </ResponsiveTable>
  </ListPage>
);
export default PriceEventList;
