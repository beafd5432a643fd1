/** Takes the words of one answer away, for those who may. */
import { useCanAccess, useDataProvider } from 'react-admin';
import type { GivenAnswer, SurveyResponseDetail } from '#contract/surveys/responses';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';

export const RedactVerb = ({
  response: { id, version },
  answer: { questionKey },
}: {
  response: SurveyResponseDetail;
  answer: GivenAnswer;
}) => {
  const api = useDataProvider<Api>();
  const { canAccess = false } = useCanAccess({
    resource: 'surveyResponses',
    action: 'redaction',
  });
  if (!canAccess) return null;
  const redact: Verb = {
    key: 'redact',
    label: 'surveyResponses.redact.verb',
    place: 'menu',
    tone: 'danger',
    confirm: () => ({
      title: 'surveyResponses.redact.title',
      lines: ['surveyResponses.redact.text'],
      reason: 'required',
      perform: (reason) =>
        api.act('surveyResponses', id, 'redaction', { questionKey, reason, version }),
      success: 'surveyResponses.redact.done',
    }),
  };
  return <VerbBar verbs={[redact]} moreLabel="surveyResponses.answerVerbs" />;
};
