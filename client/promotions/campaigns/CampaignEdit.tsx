import { useRecordContext } from 'react-admin';
import * as z from 'zod';
import { type Campaign, CampaignInput } from '#contract/promotions/campaigns';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { CampaignFields } from './CampaignFields.tsx';
import { sent } from './sent.ts';

/** The record as read has more than may be sent. */
const Terms = z.looseObject({}).superRefine((campaign, context) => {
  for (const { path, message } of CampaignInput.safeParse(campaign).error?.issues ?? [])
    context.addIssue({ code: 'custom', path: [...path], message });
});

const Title = () => <span>{useRecordContext<Campaign>()?.name ?? ''}</span>;

const CampaignEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(campaign: Campaign) => sent(campaign)}
    rail={<HistorySection />}
  >
    <Form contract={Terms}>
      <CampaignFields />
    </Form>
  </EditPage>
);
export default CampaignEdit;
