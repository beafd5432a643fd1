import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { VersionTitle } from '../../platform/shared/versions/VersionTitle.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { type FormValues, inputOf } from './formContract.ts';
import { PolicyForm } from './PolicyForm.tsx';

const PolicyEdit = () => (
  <EditPage
    title={<VersionTitle words="policies" />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(values: unknown) => inputOf(values as FormValues)}
    rail={<HistorySection changes={() => <></>} />}
  >
    <PolicyForm />
  </EditPage>
);
export default PolicyEdit;
