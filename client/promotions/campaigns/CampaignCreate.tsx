import { useMemo } from 'react';
import { CampaignInput } from '#contract/promotions/campaigns';
import { dayOf, startOfDay } from '#shared/days';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { CampaignFields } from './CampaignFields.tsx';
import { sent } from './sent.ts';

const CampaignCreate = () => {
  const account = useAccount();
  const { timeZone } = useStoreSettings();
  const defaults = useMemo(
    () => ({
      name: '',
      theme: null,
      goal: null,
      ownerId: account?.id ?? null,
      startsAt: startOfDay(dayOf(Date.now(), timeZone), timeZone),
      endsAt: null,
      budget: null,
      otherCost: 0,
    }),
    [account, timeZone],
  );
  return (
    <CreatePage redirect="show" transform={sent}>
      <Form contract={CampaignInput} defaultValues={defaults}>
        <CampaignFields />
      </Form>
    </CreatePage>
  );
};
export default CampaignCreate;
