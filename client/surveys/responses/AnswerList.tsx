/** What was answered, question by question. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { GivenAnswer, SurveyResponseDetail } from '#contract/surveys/responses';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RedactVerb } from './RedactVerb.tsx';

const Given = ({ answer }: { answer: GivenAnswer }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { number, most, optionTexts, text, type, isSkipped, redactedAt } = answer;
  if (redactedAt !== null)
    return (
      <>
        {translate('surveyResponses.redacted')} <Instant at={redactedAt} />
      </>
    );
  if (isSkipped) return <>{translate('surveyResponses.skipped')}</>;
  if (number !== null)
    return <>{translate('surveyResponses.scoreOf', { score: number, most: most ?? number })}</>;
  if (type === 'text') return <>{text ?? translate('surveyResponses.notShown')}</>;
  return <>{optionTexts.map((texts) => toText(texts)).join(translate('layout.listSeparator'))}</>;
};

export const AnswerList = ({ response }: { response: SurveyResponseDetail }) => {
  const toText = useLocalize();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 1.5 }}>
      {response.answers.map((answer) => (
        <div key={`${answer.questionKey}/${answer.rowKey}`}>
          <Typography component="dt" color="text.secondary">
            {toText(answer.texts)}
            {answer.rowTexts && ` · ${toText(answer.rowTexts)}`}
          </Typography>
          <Box
            component="dd"
            sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', display: 'flex', gap: 1 }}
          >
            <Given answer={answer} />
            {answer.text !== null && <RedactVerb response={response} answer={answer} />}
          </Box>
        </div>
      ))}
    </Box>
  );
};
