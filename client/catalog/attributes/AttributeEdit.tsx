import { useCanAccess, useRecordContext } from 'react-admin';
import { type Attribute, AttributeInput } from '#contract/catalog/attributes';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { AttributeFields } from './AttributeFields.tsx';

const AttributeTitle = () => <span>{useLocalize()(useRecordContext<Attribute>()?.names)}</span>;

const AttributeEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'attributes', action: 'delete' });
  return (
    <EditPage
      title={<AttributeTitle />}
      redirect="list"
      mutationMode="pessimistic"
      rail={<HistorySection />}
    >
      <Form contract={AttributeInput} bar={canAccess && <DeleteRecord />}>
        <AttributeFields />
      </Form>
    </EditPage>
  );
};

export default AttributeEdit;
