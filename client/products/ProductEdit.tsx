import { Box } from '@mui/material';
import { DeleteButton, Edit, useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { ProductInput } from '#contract/products';
import { Form } from '../ui/Form.tsx';
import { History } from '../ui/History.tsx';
import { useLocalize } from '../ui/localized.tsx';
import { Section } from '../ui/Section.tsx';
import { ProductFields } from './ProductFields.tsx';
import { ProductStatusChip } from './ProductStatus.tsx';
import { QualityPanel } from './QualityPanel.tsx';
import type { EditedProduct } from './record.ts';

const WHOLE = { whole: true };

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

const ProductEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'products', action: 'delete' });
  return (
    <Edit
      component="div"
      title={<ProductTitle />}
      redirect={false}
      mutationMode="pessimistic"
      // Rows of a list are not whole products: without a key of its own the form would open with one of them.
      queryOptions={{ meta: WHOLE }}
      mutationOptions={{ meta: WHOLE }}
      aside={
        <Box sx={{ width: { xs: '100%', lg: 320 }, ml: { lg: 2 }, flexShrink: 0 }}>
          <QualityPanel />
          <Section title="ui.history.title">
            <History />
          </Section>
        </Box>
      }
      sx={{ '& .RaEdit-main': { flexDirection: { xs: 'column', lg: 'row' } }, '& .RaEdit-main > :first-of-type': { minWidth: 0 } }}
    >
      <Form contract={ProductInput} bar={canAccess && <DeleteButton mutationMode="pessimistic" />}>
        <ProductFields />
      </Form>
    </Edit>
  );
};

export default ProductEdit;
