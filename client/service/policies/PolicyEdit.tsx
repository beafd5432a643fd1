import { useRecordContext, useTranslate } from 'react-admin';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { type FormValues, inputOf } from './formContract.ts';
import { PolicyForm } from './PolicyForm.tsx';

const Title = () => {
  const translate = useTranslate();
  const version = useRecordContext<AfterSalesPolicy>();
  return <span>{version && translate('policies.title', { number: version.number })}</span>;
};

const PolicyEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(values: unknown) => inputOf(values as FormValues)}
    rail={<HistorySection changes={() => <></>} />}
  >
    <PolicyForm />
  </EditPage>
);
export default PolicyEdit;
