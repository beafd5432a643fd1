import { required, SelectInput, useRecordContext, useTranslate } from 'react-admin';
import { QualityRuleInput, SEVERITIES } from '#contract/catalog/quality';
import { Form } from '../../ui/form/Form.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';

const severities = SEVERITIES.map((id) => ({ id, name: `quality.severities.${id}` }));

const RuleTitle = () => {
  const translate = useTranslate();
  const rule = useRecordContext<{ id: number; code: string }>();
  return <span>{rule && translate(`quality.rules.${rule.code}`)}</span>;
};

const Fields = () => {
  const rule = useRecordContext<{ id: number; threshold: number | null }>();
  return (
    <Section help="quality.help">
      <SelectInput
        source="severity"
        choices={severities}
        validate={required()}
        helperText={false}
      />
      {rule?.threshold !== null && <WholeInput source="threshold" min={0} helperText={false} />}
    </Section>
  );
};

const RuleEdit = () => (
  <EditPage
    title={<RuleTitle />}
    mutationMode="pessimistic"
    redirect="list"
    rail={<HistorySection />}
  >
    <Form contract={QualityRuleInput}>
      <Fields />
    </Form>
  </EditPage>
);

export default RuleEdit;
