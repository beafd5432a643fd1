import Inventory from '@mui/icons-material/Inventory2Outlined';
import { BooleanInput, DataTable, TextInput } from 'react-admin';
import type { StockLevel } from '#contract/catalog/stock';
import { ConnectStep } from '../../platform/shared/FirstStep.tsx';
import { ProductLink } from '../../pricing/shared/ProductLink.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { StockQuantity } from '../shared/StockQuantity.tsx';

const Column = DataTable.Col<StockLevel>;

const ProductInput = ({ source }: { source: string; label: string }) => (
  <RecordInput
    source={source}
    reference="products"
    optionText="name"
    label="stock.filters.product"
  />
);

const filters = [
  <BooleanInput key="isOut" source="isOut" label="stock.filters.isOut" />,
  <TextInput key="place" source="place" />,
  <ProductInput key="productId" source="productId" label="stock.filters.product" />,
  <WholeInput key="quantity_gte" source="quantity_gte" label="stock.filters.atLeast" />,
  <WholeInput key="quantity_lte" source="quantity_lte" label="stock.filters.atMost" />,
];

const StockList = () => {
  const toText = useLocalize();
  const product = ({ productId, productNames }: StockLevel) =>
    productId === null ? '–' : <ProductLink id={productId}>{toText(productNames)}</ProductLink>;
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'quantity', order: 'ASC' }}
      empty={
        <EmptyState
          icon={Inventory}
          title="stock.empty.title"
          text="stock.empty.text"
          action={<ConnectStep />}
        />
      }
    >
      <ResponsiveTable<StockLevel>
        bulkActionButtons={false}
        linked={false}
        card={{
          title: ({ sku }) => sku,
          aside: ({ quantity }) => <StockQuantity quantity={quantity} />,
          lines: (level) => [product(level), level.place, <Instant key="at" at={level.at} />],
        }}
      >
        <Column source="sku" />
        <Column source="productId" disableSort render={product} />
        <Column source="place" />
        <Column
          align="right"
          source="quantity"
          render={({ quantity }) => <StockQuantity quantity={quantity} />}
        />
        <Column source="at" render={({ at }) => <Instant at={at} />} />
      </ResponsiveTable>
    </ListPage>
  );
};
export default StockList;
