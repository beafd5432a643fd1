import { AttributeInput } from '#contract/catalog/attributes';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { AttributeFields } from './AttributeFields.tsx';

const AttributeCreate = () => (
  <CreatePage redirect="list">
    <Form contract={AttributeInput} defaultValues={{ names: {}, type: 'text', options: [] }}>
      <AttributeFields />
    </Form>
  </CreatePage>
);

export default AttributeCreate;
