import { TicketInput } from '#contract/service/ticketInputs';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { TicketFields } from './TicketFields.tsx';

const DEFAULTS = {
  type: 'consultation',
  channel: 'phone',
  priority: 'P3',
  severity: null,
  memberId: null,
  orderExternalId: null,
  lines: [],
  tags: [],
  isMine: true,
};

const TicketCreate = () => (
  <CreatePage redirect="show">
    <Form contract={TicketInput} defaultValues={DEFAULTS}>
      <TicketFields isNew />
    </Form>
  </CreatePage>
);
export default TicketCreate;
