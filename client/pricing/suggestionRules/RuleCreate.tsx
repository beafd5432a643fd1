import { SuggestionRuleInput } from '#contract/pricing/competitors';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { RULE_DEFAULTS, RuleFields } from './RuleFields.tsx';

const RuleCreate = () => (
  <CreatePage redirect="list">
    <Form contract={SuggestionRuleInput} defaultValues={RULE_DEFAULTS}>
      <RuleFields />
    </Form>
  </CreatePage>
);

export default RuleCreate;
