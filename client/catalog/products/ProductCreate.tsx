import { ProductInput } from '#contract/catalog/products';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { ProductFields } from './ProductFields.tsx';

const EMPTY = {
  names: {},
  descriptions: {},
  status: 'draft',
  primaryCategoryId: null,
  categoryIds: [],
  tags: [],
  options: [],
  images: [],
  attributes: {},
  variants: [{ optionValues: [], basePrice: null }],
};

const ProductCreate = () => (
  <CreatePage redirect="edit">
    <Form contract={ProductInput} defaultValues={EMPTY}>
      <ProductFields />
    </Form>
  </CreatePage>
);

export default ProductCreate;
