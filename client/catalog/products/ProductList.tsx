import { Box } from '@mui/material';
import { AutocompleteInput, DataTable, SelectInput, useCanAccess, useTranslate } from 'react-admin';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { MAX_EDITED, PRODUCT_STATUSES, type ProductStatus, QUALITY_RULES } from '#contract/catalog';
import type { Localized } from '#shared/localization';
import { Thumbnail } from '../../platform/shared/pictures/Thumbnail.tsx';
import { CategoryInput, CategoryName } from '../../pricing/shared/categories.tsx';
import { choicesHelp } from '../../ui/feedback/ChoicesError.tsx';
import { useWordsQuery } from '../../pricing/shared/useWordsInUse.ts';
import { ImportStep } from '../../platform/shared/FirstStep.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useMoney } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { BulkEditButton } from './BulkEditButton.tsx';
import { ProductStatusChip, Quality } from './ProductStatus.tsx';

interface ListedProduct {
  id: number;
  name: string;
  names: Localized;
  brand: string | null;
  status: ProductStatus;
  primaryCategoryId: number | null;
  images: { url: string }[];
  variantCount: number;
  minPrice: number | null;
  maxPrice: number | null;
  qualityScore: number;
  qualityErrors: number;
  updatedAt: number;
}

const Column = DataTable.Col<ListedProduct>;
const NumberColumn = DataTable.NumberCol<ListedProduct>;
const statuses = PRODUCT_STATUSES.map((id) => ({ id, name: `products.statuses.${id}` }));
const rules = QUALITY_RULES.map((id) => ({ id, name: `quality.rules.${id}` }));

/** Values in use (brands, tags), to choose from. */
const InUseInput = ({
  source,
  noun,
  label,
}: {
  source: string;
  noun: 'brands' | 'tags';
  label?: string;
}) => {
  const query = useWordsQuery(noun);
  return (
    <AutocompleteInput
      source={source}
      {...(label && { label })}
      choices={query.data ?? []}
      helperText={choicesHelp(query, false)}
    />
  );
};

const filters = [
  <SelectInput key="status" source="status" choices={statuses} alwaysOn sx={{ minWidth: 130 }} />,
  <CategoryInput
    key="categoryId"
    source="categoryId"
    label="resources.products.fields.primaryCategoryId"
  />,
  <InUseInput key="brand" source="brand" noun="brands" />,
  <InUseInput key="tag" source="tag" noun="tags" label="resources.products.fields.tags" />,
  <SelectInput key="issue" source="issue" choices={rules} label="products.filters.issue" />,
  <WholeInput
    key="qualityScore_lte"
    source="qualityScore_lte"
    label="products.filters.scoreUpTo"
  />,
];

const ProductList = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const money = useMoney();
  const { canAccess: canEdit } = useCanAccess({ resource: 'products', action: 'edit' });
  const priceOf = ({ minPrice, maxPrice }: ListedProduct) =>
    minPrice === maxPrice ? money(minPrice) : `${money(minPrice)} – ${money(maxPrice)}`;
  return (
    <ListPage
      filters={filters}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      empty={
        <EmptyState
          title="products.empty.title"
          text="products.empty.text"
          action={<ImportStep kind="products" />}
        />
      }
    >
      <ResponsiveTable<ListedProduct>
        bulkActionButtons={canEdit ? <BulkEditButton /> : false}
        mostSelected={MAX_EDITED}
        hiddenColumns={['externalId', 'brand']}
        card={{
          title: ({ names, images }) => (
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
              <Thumbnail url={images[0]?.url} />
              {toText(names)}
            </Box>
          ),
          aside: ({ status }) => <ProductStatusChip status={status} />,
          lines: (product) => [
            priceOf(product),
            <CategoryName key="category" id={product.primaryCategoryId} />,
          ],
          foot: (product) => (
            <Quality score={product.qualityScore} errors={product.qualityErrors} />
          ),
        }}
      >
        <Column
          source="name"
          cellSx={() => ({ minWidth: 180 })}
          render={(product) => (
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Thumbnail url={product.images[0]?.url} />
              <RecordLink>{toText(product.names)}</RecordLink>
            </Box>
          )}
        />
        <Column source="status" render={({ status }) => <ProductStatusChip status={status} />} />
        <Column
          source="primaryCategoryId"
          disableSort
          render={({ primaryCategoryId }) => <CategoryName id={primaryCategoryId} />}
        />
        <Column source="brand" />
        <NumberColumn source="variantCount" />
        <Column
          source="minPrice"
          label="products.price"
          align="right"
          render={priceOf}
          cellSx={() => ({ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' })}
        />
        <Column
          source="qualityScore"
          render={({ qualityScore, qualityErrors }) => (
            <Box
              component="span"
              title={translate('products.qualityTitle', { smart_count: qualityErrors })}
            >
              <Quality score={qualityScore} errors={qualityErrors} />
            </Box>
          )}
        />
        <Column source="externalId" />
        <Column
          source="updatedAt"
          render={({ updatedAt }) => <Instant at={updatedAt} isRelative />}
        />
      </ResponsiveTable>
    </ListPage>
  );
};

export default ProductList;
