import { useRecordContext } from 'react-admin';
import { type Distribution, DistributionEdit as Contract } from '#contract/surveys/distributions';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { DistributionFields } from './DistributionFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Distribution>()?.names)}</span>;
};

const sent = ({
  surveyId,
  names,
  trigger,
  delayHours,
  sampleRate,
  recontactDays,
  usesCooldown,
  reminderAfterDays,
  dailyLimit,
  linkLimit,
  incentive,
  version,
}: Distribution) => ({
  surveyId,
  names,
  trigger,
  delayHours,
  sampleRate,
  recontactDays,
  usesCooldown,
  reminderAfterDays,
  dailyLimit,
  linkLimit,
  incentive,
  version,
});

const DistributionEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(distribution: Distribution) => sent(distribution)}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <DistributionFields />
    </Form>
  </EditPage>
);
export default DistributionEdit;
