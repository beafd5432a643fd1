import { RootCauseInput } from '#contract/service/rootCauses';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { RootCauseFields } from './RootCauseFields.tsx';

const DEFAULTS = { code: '', names: {}, parentId: null, isInternal: false };

const RootCauseCreate = () => (
  <CreatePage redirect="list">
    <Form contract={RootCauseInput} defaultValues={DEFAULTS}>
      <RootCauseFields />
    </Form>
  </CreatePage>
);
export default RootCauseCreate;
