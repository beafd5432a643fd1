import { Create } from 'react-admin';
import { AttributeInput } from '#contract/attributes';
import { Form } from '../ui/Form.tsx';
import { AttributeFields } from './AttributeFields.tsx';

const AttributeCreate = () => (
  <Create component="div" redirect="list">
    <Form contract={AttributeInput} defaultValues={{ names: {}, type: 'text', options: [] }}>
      <AttributeFields />
    </Form>
  </Create>
);

export default AttributeCreate;
