import { DimensionInput } from '#contract/surveys/dimensions';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { DimensionFields } from './DimensionFields.tsx';

const DEFAULTS = { key: '', names: {}, need: null };

const DimensionCreate = () => (
  <CreatePage redirect="list">
    <Form contract={DimensionInput} defaultValues={DEFAULTS}>
      <DimensionFields />
    </Form>
  </CreatePage>
);
export default DimensionCreate;
