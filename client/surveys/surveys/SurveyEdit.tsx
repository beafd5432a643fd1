import { useRecordContext } from 'react-admin';
import { type Survey, SurveyEdit as Contract } from '#contract/surveys/surveys';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { SurveyFields } from './SurveyFields.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Survey>()?.names)}</span>;
};

const sent = ({ names, purpose, identityMode, version }: Survey) => ({
  names,
  purpose,
  identityMode,
  version,
});

const Fields = () => (
  <SurveyFields isFrozen={(useRecordContext<Survey>()?.frozenAt ?? null) !== null} />
);

const SurveyEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(survey: Survey) => sent(survey)}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <Fields />
    </Form>
  </EditPage>
);
export default SurveyEdit;
