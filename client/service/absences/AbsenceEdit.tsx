import { useCanAccess, useRecordContext } from 'react-admin';
import { type Absence, AbsenceInput } from '#contract/service/absences';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { AbsenceFields } from './AbsenceFields.tsx';

const sent = ({ staffId, substituteId, fromAt, untilAt, note, version }: Absence) => ({
  staffId,
  substituteId,
  fromAt,
  untilAt,
  note,
  version,
});

const Title = () => <span>{useRecordContext<Absence>()?.staffName}</span>;

const AbsenceEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'absences', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={sent}
      rail={<HistorySection />}
    >
      <Form contract={AbsenceInput} bar={canAccess && <DeleteRecord />}>
        <AbsenceFields />
      </Form>
    </EditPage>
  );
};
export default AbsenceEdit;
