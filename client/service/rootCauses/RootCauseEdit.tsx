import { useRecordContext } from 'react-admin';
import { type RootCause, RootCauseEdit as Contract } from '#contract/service/rootCauses';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { RootCauseFields } from './RootCauseFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<RootCause>()?.names)}</span>;
};

const sent = ({ code, names, parentId, isInternal, isArchived, version }: RootCause) => ({
  code,
  names,
  parentId,
  isInternal,
  isArchived,
  version,
});

const RootCauseEdit = () => (
  <EditPage
    title={<Title />}
    redirect="list"
    mutationMode="pessimistic"
    transform={(record: RootCause) => sent(record)}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <RootCauseFields isStored />
    </Form>
  </EditPage>
);
export default RootCauseEdit;
