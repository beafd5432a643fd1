import { CareRuleInput, COOL_DOWN_DAYS } from '#contract/service/careRules';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { CareRuleFields } from './CareRuleFields.tsx';

const DEFAULTS = {
  name: '',
  minAmount: null,
  levels: [],
  coolDownDays: COOL_DOWN_DAYS,
  isActive: false,
};

const CareRuleCreate = () => (
  <CreatePage redirect="edit">
    <Form contract={CareRuleInput} defaultValues={DEFAULTS}>
      <CareRuleFields />
    </Form>
  </CreatePage>
);
export default CareRuleCreate;
