import { useRecordContext } from 'react-admin';
import { type Dimension, DimensionEdit as Contract } from '#contract/surveys/dimensions';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { DimensionFields } from './DimensionFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Dimension>()?.names)}</span>;
};

const sent = ({ names, need, isRetired, version }: Dimension) => ({
  names,
  need,
  isRetired,
  version,
});

const DimensionEdit = () => (
  <EditPage
    title={<Title />}
    redirect="list"
    mutationMode="pessimistic"
    transform={(dimension: Dimension) => sent(dimension)}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <DimensionFields isStored />
    </Form>
  </EditPage>
);
export default DimensionEdit;
