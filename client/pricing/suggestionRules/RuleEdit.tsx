import { useCanAccess, useRecordContext } from 'react-admin';
import { SuggestionRuleInput } from '#contract/pricing/competitors';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { RuleFields } from './RuleFields.tsx';

const Title = () => <span>{useRecordContext<{ id: number; name: string }>()?.name}</span>;

const RuleEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'suggestionRules', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      rail={<HistorySection />}
    >
      <Form contract={SuggestionRuleInput} bar={canAccess && <DeleteRecord />}>
        <RuleFields />
      </Form>
    </EditPage>
  );
};

export default RuleEdit;
