import { DeleteButton, useCanAccess } from 'react-admin';
import { AttributeInput } from '#contract/attributes';
import { Form } from '../ui/Form.tsx';
import { HistorySection } from '../ui/HistorySection.tsx';
import { EditPage } from '../ui/RecordPage.tsx';
import { AttributeFields } from './AttributeFields.tsx';

const AttributeEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'attributes', action: 'delete' });
  return (
    <EditPage redirect="list" mutationMode="pessimistic" rail={<HistorySection />}>
      <Form contract={AttributeInput} bar={canAccess && <DeleteButton mutationMode="pessimistic" />}>
        <AttributeFields />
      </Form>
    </EditPage>
  );
};

export default AttributeEdit;
