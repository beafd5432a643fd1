import { TeamInput } from '#contract/service/teams';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { TeamFields } from './TeamFields.tsx';

const TeamCreate = () => (
  <CreatePage redirect="list">
    <Form contract={TeamInput} defaultValues={{ names: {}, memberIds: [], leadId: null }}>
      <TeamFields />
    </Form>
  </CreatePage>
);
export default TeamCreate;
