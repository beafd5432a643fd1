import { MacroInput } from '#contract/service/macros';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { MacroFields } from './MacroFields.tsx';

const DEFAULTS = {
  names: {},
  shortcut: '',
  kind: 'public',
  texts: {},
  next: 'stay',
  resolution: null,
  type: null,
  priority: null,
  tags: [],
  opensNext: false,
};

const MacroCreate = () => (
  <CreatePage redirect="list">
    <Form contract={MacroInput} defaultValues={DEFAULTS}>
      <MacroFields />
    </Form>
  </CreatePage>
);
export default MacroCreate;
