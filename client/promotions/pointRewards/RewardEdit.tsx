import { useRecordContext } from 'react-admin';
import type { PointReward } from '#contract/promotions/pointRewards';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { RewardFields } from './RewardFields.tsx';
import { EDITED, sent } from './rewardForm.ts';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<PointReward>()?.names)}</span>;
};

const RewardEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(reward: PointReward) => sent(reward)}
    rail={<HistorySection />}
  >
    <Form contract={EDITED}>
      <RewardFields isKindFixed />
    </Form>
  </EditPage>
);
export default RewardEdit;
