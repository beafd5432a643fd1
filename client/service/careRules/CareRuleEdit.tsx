import { useRecordContext } from 'react-admin';
import { type CareRule, CareRuleEdit as Contract } from '#contract/service/careRules';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { CareRuleFields } from './CareRuleFields.tsx';
import { TrialSection } from './TrialSection.tsx';

const Title = () => <span>{useRecordContext<CareRule>()?.name}</span>;

const sent = ({
  name,
  event,
  afterDays,
  minAmount,
  levels,
  coolDownDays,
  isActive,
  version,
}: CareRule) => ({ name, event, afterDays, minAmount, levels, coolDownDays, isActive, version });

const Rail = () => (
  <>
    <TrialSection />
    <HistorySection />
  </>
);

const CareRuleEdit = () => (
  <EditPage
    title={<Title />}
    redirect="list"
    mutationMode="pessimistic"
    transform={(record: CareRule) => sent(record)}
    rail={<Rail />}
  >
    <Form contract={Contract}>
      <CareRuleFields />
    </Form>
  </EditPage>
);
export default CareRuleEdit;
