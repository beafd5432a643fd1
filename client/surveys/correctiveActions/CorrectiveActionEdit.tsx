import { useRecordContext } from 'react-admin';
import {
  type CorrectiveAction,
  CorrectiveActionEdit as Contract,
} from '#contract/surveys/correctiveActions';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { CorrectiveActionFields } from './CorrectiveActionFields.tsx';

const Title = () => <span>{useRecordContext<CorrectiveAction>()?.title}</span>;

const sent = (action: CorrectiveAction) => ({
  title: action.title,
  plan: action.plan,
  type: action.type,
  ownerId: action.ownerId,
  verifierId: action.verifierId,
  dueOn: action.dueOn,
  rootCauseId: action.rootCauseId,
  dimensionKey: action.dimensionKey,
  categoryId: action.categoryId,
  channel: action.channel,
  surveyId: action.surveyId,
  measure: action.measure,
  windowDays: action.windowDays,
  version: action.version,
});

const CorrectiveActionEdit = () => (
  <EditPage
    title={<Title />}
    redirect="show"
    mutationMode="pessimistic"
    transform={(action: CorrectiveAction) => sent(action)}
    rail={<HistorySection />}
  >
    <Form contract={Contract}>
      <CorrectiveActionFields />
    </Form>
  </EditPage>
);
export default CorrectiveActionEdit;
