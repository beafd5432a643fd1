import { useRecordContext } from 'react-admin';
import { type Campaign, CampaignInput } from '#contract/promotions/campaigns';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { CampaignFields } from './CampaignFields.tsx';
import { sent } from './sent.ts';

const Title = () => <span>{useRecordContext<Campaign>()?.name ?? ''}</span>;

const CampaignEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(campaign: Campaign) => sent(campaign)}
    rail={<HistorySection />}
  >
    <Form contract={CampaignInput}>
      <CampaignFields />
    </Form>
  </EditPage>
);
export default CampaignEdit;
