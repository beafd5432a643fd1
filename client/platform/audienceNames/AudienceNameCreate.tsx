import { AudienceNameInput } from '#contract/platform/audiences';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { AudienceNameFields } from './AudienceNameFields.tsx';

const DEFAULTS = { kind: 'levels', key: '', names: {}, rank: 0, color: null };

const AudienceNameCreate = () => (
  <CreatePage redirect="list">
    <Form contract={AudienceNameInput} defaultValues={DEFAULTS}>
      <AudienceNameFields />
    </Form>
  </CreatePage>
);
export default AudienceNameCreate;
