import { AbsenceInput } from '#contract/service/absences';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { AbsenceFields } from './AbsenceFields.tsx';

const AbsenceCreate = () => {
  const account = useAccount();
  const defaults = {
    staffId: account?.id ?? '',
    substituteId: '',
    fromAt: null,
    untilAt: null,
    note: '',
  };
  return (
    <CreatePage redirect="list">
      <Form contract={AbsenceInput} defaultValues={defaults}>
        <AbsenceFields />
      </Form>
    </CreatePage>
  );
};
export default AbsenceCreate;
