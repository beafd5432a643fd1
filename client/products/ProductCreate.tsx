import { Create } from 'react-admin';
import { ProductInput } from '#contract/products';
import { Form } from '../ui/Form.tsx';
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
  <Create component="div" redirect="edit">
    <Form contract={ProductInput} defaultValues={EMPTY}>
      <ProductFields />
    </Form>
  </Create>
);

export default ProductCreate;
