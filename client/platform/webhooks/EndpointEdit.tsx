import { useRecordContext } from 'react-admin';
import { type WebhookEndpoint, WebhookEndpointInput } from '#contract/platform/webhooks';
import { Form } from '../../ui/form/Form.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { EndpointFields } from './EndpointFields.tsx';

const sent = ({ url, description, types, version }: WebhookEndpoint) => ({
  url,
  description,
  types,
  version,
});

const Title = () => <span>{useRecordContext<WebhookEndpoint>()?.url}</span>;

const EndpointEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(record: WebhookEndpoint) => sent(record)}
    rail={<HistorySection />}
  >
    <Form contract={WebhookEndpointInput}>
      <Section help="webhooks.editHelp">
        <EndpointFields />
      </Section>
    </Form>
  </EditPage>
);
export default EndpointEdit;
