/** What a version asks, to read: both languages, the answers, dimensions and the logic. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Definition, Question } from '#contract/surveys/definitions';
import { LANGUAGES, type Localized } from '#shared/localization';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useDimensions } from './useSurvey.ts';
import { useLogicWords } from './useLogicWords.ts';

const SECONDARY = { color: 'text.secondary' } as const;

/** One line for each language that has a text. */
export const BothTexts = ({ texts }: { texts: Localized }) => (
  <>
    {LANGUAGES.filter((language) => texts[language]).map((language) => (
      <Typography key={language} lang={language} sx={{ overflowWrap: 'anywhere' }}>
        {texts[language]}
      </Typography>
    ))}
  </>
);

const useDimensionName = () => {
  const toText = useLocalize();
  const { data = [] } = useDimensions();
  return (key: string | null) =>
    key === null ? null : toText(data.find((one) => one.key === key)?.names) || key;
};

const Answers = ({ question }: { question: Question }) => {
  const toText = useLocalize();
  const nameOf = useDimensionName();
  const lines =
    question.type === 'choice'
      ? question.options.map(({ id, texts }) => ({ id, text: toText(texts), dimension: null }))
      : question.type === 'matrix'
        ? question.rows.map(({ key, texts, dimensionKey }) => ({
            id: key,
            text: toText(texts),
            dimension: nameOf(dimensionKey),
          }))
        : [];
  if (lines.length === 0) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {lines.map(({ id, text, dimension }) => (
        <li key={id}>
          {text}
          {dimension !== null && (
            <Box component="span" sx={SECONDARY}>
              {' · '}
              {dimension}
            </Box>
          )}
        </li>
      ))}
    </Box>
  );
};

export const QuestionList = ({ definition }: { definition: Definition }) => {
  const translate = useTranslate();
  const nameOf = useDimensionName();
  const words = useLogicWords(definition.questions);
  const facts = (question: Question) => [
    translate(`surveyVersions.types.${question.type}`),
    translate(question.isRequired ? 'surveyVersions.required' : 'surveyVersions.optional'),
    ...(question.key === definition.headlineKey ? [translate('surveyVersions.headline')] : []),
    ...('direction' in question && question.direction === 'down'
      ? [translate('surveyVersions.directions.down')]
      : []),
    ...('dimensionKey' in question && question.dimensionKey !== null
      ? [nameOf(question.dimensionKey)]
      : []),
  ];
  return (
    <Box component="ol" sx={{ m: 0, pl: 3 }}>
      {definition.questions.map((question) => (
        <Box component="li" key={question.key} sx={{ pb: 1.5 }}>
          <BothTexts texts={question.texts} />
          <Typography variant="caption" component="p" sx={SECONDARY}>
            {facts(question).join(translate('layout.partSeparator'))}
          </Typography>
          <Answers question={question} />
          {question.showIf && (
            <Typography variant="caption" component="p" sx={SECONDARY}>
              {words.showIf(question.showIf)}
            </Typography>
          )}
          {question.skips.map((skip) => (
            <Typography key={JSON.stringify(skip)} variant="caption" component="p" sx={SECONDARY}>
              {words.skip(skip, question)}
            </Typography>
          ))}
        </Box>
      ))}
    </Box>
  );
};
