import { DeleteButton, useCanAccess, useRecordContext } from 'react-admin';
import { object } from 'zod';
import { type AudienceName, AudienceNameInput } from '#contract/platform/audiences';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { HistorySection } from '../shared/HistorySection.tsx';
import { AudienceNameFields } from './AudienceNameFields.tsx';
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
      <Form contract={Terms} bar={canAccess && <DeleteButton mutationMode="pessimistic" />}>
        <AudienceNameFields isFixed />
      </Form>
    </EditPage>
  );
};
export default AudienceNameEdit;
