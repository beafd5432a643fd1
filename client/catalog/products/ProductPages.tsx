/** What the form of a product and its page for reading share: title, tabs and rail. */
import { Box, Tab, Tabs } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PricesTab } from './prices/PricesTab.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ProductStatusChip } from './ProductStatus.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import { StockPanel } from './StockPanel.tsx';
import type { EditedProduct } from './record.ts';

export const ProductTitle = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const product = useRecordContext<EditedProduct>();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      {product ? toText(product.names) : translate('resources.products.name', { smart_count: 1 })}
      {product && <ProductStatusChip status={product.status} />}
    </Box>
  );
};

export const Rail = () => (
  <>
    <QualityPanel />
    <StockPanel />
    <HistorySection />
  </>
);

type Page = 'product' | 'prices';

/** The product and its prices; unsaved input in the form is kept while the prices are shown. */
export const Pages = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const { search } = useLocation();
  const { canAccess } = useCanAccess({ resource: 'prices', action: 'show' });
  const [page, setPage] = useState<Page>(
    new URLSearchParams(search).get('tab') === 'prices' ? 'prices' : 'product',
  );
  const [pricesSeen, setPricesSeen] = useState(page === 'prices');
  if (!canAccess) return children;
  const open = (next: Page) => {
    setPage(next);
    if (next === 'prices') setPricesSeen(true);
  };
  return (
    <>
      <Tabs value={page} onChange={(_, next: Page) => open(next)} sx={{ mb: 2 }}>
        {(['product', 'prices'] as const).map((id) => (
          <Tab key={id} value={id} id={`tab-${id}`} label={translate(`products.tabs.${id}`)} />
        ))}
      </Tabs>
      <Box role="tabpanel" aria-labelledby="tab-product" hidden={page !== 'product'}>
        {children}
      </Box>
      <Box role="tabpanel" aria-labelledby="tab-prices" hidden={page !== 'prices'}>
        {pricesSeen && <PricesTab />}
      </Box>
    </>
  );
};
