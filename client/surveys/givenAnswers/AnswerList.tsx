/** What somebody answered, question by question. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type QuestionType, SCALES } from '#contract/surveys/definitions';
import type { GivenAnswer, GivenResponse } from '#contract/surveys/givenAnswers';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useCount } from '../../ui/list/useCount.ts';

const mostOf = (type: QuestionType): number | null =>
  type === 'choice' || type === 'text' ? null : SCALES[type].max;

const useAnswerText = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return ({ type, number, options, text, isTextHidden }: GivenAnswer): string => {
    if (isTextHidden) return translate('givenAnswers.hiddenText');
    const most = mostOf(type);
    if (number !== null && most !== null)
      return translate('givenAnswers.outOf', { value: count(number), most: count(most) });
    return text ?? options.map(toText).join(translate('layout.listSeparator'));
  };
};

const Response = ({ response, namesTicket }: { response: GivenResponse; namesTicket: boolean }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const answerText = useAnswerText();
  const { names, completedAt, ticketId, ticketNumber, contactWanted, quality, answers } = response;
  return (
    <Box component="li" sx={{ mb: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>{toText(names)}</Typography>
      <Typography variant="body2" color="text.secondary">
        <Instant at={completedAt} />
        {namesTicket && ticketId !== null && (
          <>
            {translate('layout.partSeparator')}
            <RecordLink resource="tickets" id={ticketId} to="show">
              {ticketNumber ?? `#${ticketId}`}
            </RecordLink>
          </>
        )}
      </Typography>
      {contactWanted && (
        <Typography variant="body2">{translate('givenAnswers.contactWanted')}</Typography>
      )}
      {quality === 'suspect' && (
        <Typography variant="body2" color="text.secondary">
          {translate('givenAnswers.suspect')}
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0, mt: 0.5 }}>
        {answers.map((answer) => (
          <Box key={`${answer.questionKey} ${answer.rowKey}`} sx={{ mb: 0.5 }}>
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 12.5 }}>
              {toText(answer.rowTexts ?? answer.texts) || answer.questionKey}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {answerText(answer)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
};

export const AnswerList = ({
  responses,
  namesTicket,
}: {
  responses: readonly GivenResponse[];
  namesTicket: boolean;
}) => (
  <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
    {responses.map((response) => (
      <Response key={response.id} response={response} namesTicket={namesTicket} />
    ))}
  </Box>
);
