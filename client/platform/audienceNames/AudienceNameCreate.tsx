import { AudienceNameInput } from '#contract/platform/audiences';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { AudienceNameFields } from './AudienceNameFields.tsx';
import { useRankConfirmation } from './useRankConfirmation.tsx';

const DEFAULTS = { kind: 'levels', key: '', names: {}, rank: 0, color: null };

const AudienceNameCreate = () => {
  const { confirm, dialog } = useRankConfirmation();
  return (
    <CreatePage redirect="list">
      <Form
        contract={AudienceNameInput}
        defaultValues={DEFAULTS}
        confirm={(values) => confirm(AudienceNameInput.parse(values), null)}
      >
        <AudienceNameFields />
      </Form>
      {dialog}
    </CreatePage>
  );
};
export default AudienceNameCreate;
