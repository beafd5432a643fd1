import { useCanAccess } from 'react-admin';
import { ProductInput } from '#contract/catalog/products';
import { Form } from '../../ui/form/Form.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { IssueBar } from './IssueBar.tsx';
import { ProductFields } from './ProductFields.tsx';
import { Pages, ProductTitle, Rail } from './ProductPages.tsx';

const ProductEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'products', action: 'delete' });
  return (
    <EditPage title={<ProductTitle />} redirect={false} mutationMode="pessimistic" rail={<Rail />}>
      <IssueBar />
      <Pages>
        <Form contract={ProductInput} bar={canAccess && <DeleteRecord />}>
          <ProductFields />
        </Form>
      </Pages>
    </EditPage>
  );
};

export default ProductEdit;
