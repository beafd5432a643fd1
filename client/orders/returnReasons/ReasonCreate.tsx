import { ReturnReasonInput } from '#contract/orders/returnReasons';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { ReasonFields } from './ReasonFields.tsx';

const DEFAULTS = {
  code: '',
  parentId: null,
  names: {},
  responsibility: 'undetermined',
  disposition: 'resellable',
  needsPhoto: false,
  isOffered: true,
  position: 0,
  words: [],
};

const ReasonCreate = () => (
  <CreatePage redirect="list">
    <Form contract={ReturnReasonInput} defaultValues={DEFAULTS}>
      <ReasonFields />
    </Form>
  </CreatePage>
);
export default ReasonCreate;
