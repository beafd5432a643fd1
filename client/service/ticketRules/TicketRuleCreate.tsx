import { TicketRuleInput } from '#contract/service/ticketRules';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { DryRunSection } from './DryRunSection.tsx';
import { NEW_RULE } from './sentRule.ts';
import { TicketRuleFields } from './TicketRuleFields.tsx';

const TicketRuleCreate = () => (
  <CreatePage redirect="list">
    <Form contract={TicketRuleInput} defaultValues={NEW_RULE}>
      <TicketRuleFields />
      <DryRunSection />
    </Form>
  </CreatePage>
);
export default TicketRuleCreate;
