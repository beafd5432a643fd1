import { DistributionInput } from '#contract/surveys/distributions';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { DistributionFields } from './DistributionFields.tsx';

const DEFAULTS = {
  names: {},
  surveyId: null,
  trigger: { kind: 'caseResolved', ticketTypes: [], caseKinds: [] },
  delayHours: 24,
  sampleRate: 10_000,
  recontactDays: 14,
  usesCooldown: true,
  reminderAfterDays: 3,
  dailyLimit: null,
  linkLimit: null,
  incentive: null,
};

const DistributionCreate = () => (
  <CreatePage redirect="show">
    <Form contract={DistributionInput} defaultValues={DEFAULTS}>
      <DistributionFields />
    </Form>
  </CreatePage>
);
export default DistributionCreate;
