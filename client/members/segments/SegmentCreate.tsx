import { SegmentInput } from '#contract/members/segments';
import { segmentTemplates } from '#contract/members/segmentTemplates';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { conditionAbout } from '../shared/rules/ConditionFields.tsx';
import { RulePreview } from '../shared/rules/RulePreview.tsx';
import { TemplatePicker } from '../shared/rules/TemplatePicker.tsx';
import { SegmentFields } from './SegmentFields.tsx';

const DEFAULTS = {
  key: '',
  names: {},
  note: '',
  rule: { is: 'all', of: [conditionAbout('orders')] },
};

const SegmentCreate = () => {
  const { decimals } = useStoreSettings();
  return (
    <CreatePage redirect="list">
      <Form contract={SegmentInput} defaultValues={DEFAULTS}>
        <SegmentFields start={<TemplatePicker templates={segmentTemplates(10 ** decimals)} />} />
        <RulePreview />
      </Form>
    </CreatePage>
  );
};
export default SegmentCreate;
