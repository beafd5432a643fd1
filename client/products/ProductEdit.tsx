import { Box } from '@mui/material';
import { DeleteButton, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { ProductInput } from '#contract/products';
import { Form } from '../ui/Form.tsx';
import { HistorySection } from '../ui/HistorySection.tsx';
import { useLocalize } from '../ui/localized.tsx';
import { EditPage } from '../ui/RecordPage.tsx';
import { ProductFields } from './ProductFields.tsx';
import { ProductStatusChip } from './ProductStatus.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import type { EditedProduct } from './record.ts';

const ProductTitle = () => {
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

const Rail = () => (
  <>
    <QualityPanel />
    <HistorySection />
  </>
);

const ProductEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'products', action: 'delete' });
  return (
    <EditPage title={<ProductTitle />} redirect={false} mutationMode="pessimistic" rail={<Rail />}>
      <Form contract={ProductInput} bar={canAccess && <DeleteButton mutationMode="pessimistic" />}>
        <ProductFields />
      </Form>
    </EditPage>
  );
};

export default ProductEdit;
