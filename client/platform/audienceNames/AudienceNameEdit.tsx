import { useCanAccess, useRecordContext } from 'react-admin';
import { object } from 'zod';
import { type AudienceName, AudienceNameInput } from '#contract/platform/audiences';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { AudienceNameFields } from './AudienceNameFields.tsx';
import { useRankConfirmation } from './useRankConfirmation.tsx';
import { Uses } from './Uses.tsx';

/** The record as read has more than may be sent. */
const Terms = object(AudienceNameInput.shape);
const sent = ({ kind, key, names, rank, color, version }: AudienceName) => ({
  kind,
  key,
  names,
  rank,
  color,
  version,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<AudienceName>()?.names)}</span>;
};

export const EditForm = ({ canDelete }: { canDelete: boolean }) => {
  const record = useRecordContext<AudienceName>();
  const { confirm, dialog } = useRankConfirmation();
  return (
    <>
      <Form
        contract={Terms}
        bar={canDelete && <DeleteRecord />}
        confirm={(values) => confirm(Terms.parse(values), record?.rank ?? null)}
      >
        <AudienceNameFields isFixed />
      </Form>
      {dialog}
    </>
  );
};

const AudienceNameEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'audienceNames', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={(record: AudienceName) => sent(record)}
      rail={
        <>
          <Uses />
          <HistorySection />
        </>
      }
    >
      <EditForm canDelete={canAccess === true} />
    </EditPage>
  );
};
export default AudienceNameEdit;
