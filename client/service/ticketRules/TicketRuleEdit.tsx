import { useCanAccess, useRecordContext } from 'react-admin';
import { type TicketRule, TicketRuleInput } from '#contract/service/ticketRules';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { DryRunSection } from './DryRunSection.tsx';
import { RunsSection } from './RunsSection.tsx';
import { toEdit } from './sentRule.ts';
import { TicketRuleFields } from './TicketRuleFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<TicketRule>()?.names)}</span>;
};

const TicketRuleEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'ticketRules', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={toEdit}
      rail={<HistorySection />}
    >
      <Form contract={TicketRuleInput} bar={canAccess && <DeleteRecord />}>
        <TicketRuleFields />
        <DryRunSection />
        <RunsSection />
      </Form>
    </EditPage>
  );
};
export default TicketRuleEdit;
