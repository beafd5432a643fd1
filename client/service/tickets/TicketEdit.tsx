import { useRecordContext } from 'react-admin';
import { TicketEdit as TicketEdited } from '#contract/service/ticketInputs';
import { type Ticket } from '#contract/service/tickets';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { TicketFields } from './TicketFields.tsx';

const Title = () => <span>{useRecordContext<Ticket>()?.number}</span>;

const FIELDS = Object.keys(TicketEdited.shape);
/** What the form may change, of the whole record. */
const sent = (ticket: Record<string, unknown>) =>
  Object.fromEntries(FIELDS.map((field) => [field, ticket[field]]));

const TicketEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={sent}
    rail={<HistorySection />}
  >
    <Form contract={TicketEdited}>
      <TicketFields />
    </Form>
  </EditPage>
);
export default TicketEdit;
