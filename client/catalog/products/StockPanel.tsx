import { Box, Typography } from '@mui/material';
import { useCanAccess, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { StockLevel } from '#contract/catalog/stock';
import { LoadError } from '../../ui/feedback/Loading.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StockQuantity } from '../shared/StockQuantity.tsx';
import type { EditedProduct } from './record.ts';

const MOST = 200;

const Levels = ({ levels }: { levels: readonly StockLevel[] }) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {levels.map(({ id, sku, place, quantity, at }) => (
      <Box component="li" key={id} sx={{ py: 0.5 }}>
        <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <span>
            {sku} · {place}
          </span>
          <StockQuantity quantity={quantity} />
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>
          <Instant at={at} />
        </Box>
      </Box>
    ))}
  </Box>
);

const Stock = ({ productId }: { productId: number }) => {
  const translate = useTranslate();
  const { data, error, refetch } = useGetList<StockLevel>('stock', {
    filter: { productId },
    sort: { field: 'sku', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  return (
    <Section title="stock.section" help="stock.sectionHelp">
      {error ? (
        <LoadError error={error} onRetry={refetch} />
      ) : data?.length === 0 ? (
        <Typography color="text.secondary">{translate('stock.unknown')}</Typography>
      ) : (
        data && <Levels levels={data} />
      )}
    </Section>
  );
};

/** What the shop has of the variants of the product, at each place. */
export const StockPanel = () => {
  const product = useRecordContext<EditedProduct>();
  const { canAccess } = useCanAccess({ resource: 'stock', action: 'list' });
  return product?.id && canAccess ? <Stock productId={Number(product.id)} /> : null;
};
