import { useRecordContext } from 'react-admin';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { ActivityFields } from './ActivityFields.tsx';
import { EDITED, sent } from './activityForm.ts';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<MemberActivity>()?.names)}</span>;
};

const ActivityEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(activity: MemberActivity) => sent(activity)}
    rail={<HistorySection />}
  >
    <Form contract={EDITED}>
      <ActivityFields isKindFixed />
    </Form>
  </EditPage>
);
export default ActivityEdit;
