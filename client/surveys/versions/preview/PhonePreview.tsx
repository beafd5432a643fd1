/** A survey on a phone 390 px wide: one question a screen, with its logic. Nothing of it is sent. */
import { Alert, Box, Button, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import type { Definition } from '#contract/surveys/definitions';
import type { IdentityMode } from '#contract/surveys/surveys';
import { type Given, missingAnswers, pathOf } from '#rules/surveys/definitions';
import { LANGUAGES, type Language, localize } from '#shared/localization';
import { PreviewQuestion } from './PreviewQuestion.tsx';
import { previewWords } from './words.ts';

const PHONE = {
  width: 390,
  maxWidth: '100%',
  minHeight: 560,
  boxSizing: 'border-box',
  mx: 'auto',
  p: 2,
  border: 1,
  borderColor: 'divider',
  borderRadius: 3,
  display: 'grid',
  gridTemplateRows: 'auto 1fr auto',
  gap: 2,
} as const;

interface Props {
  definition: Definition;
  identityMode: IdentityMode;
}

export const PhonePreview = ({ definition, identityMode }: Props) => {
  const translate = useTranslate();
  const [language, setLanguage] = useState(useLocale() as Language);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Given>>(new Map());
  const [place, setPlace] = useState(0);
  const path = pathOf(definition, answers);
  const question = path[place];
  const isMissing =
    question !== undefined &&
    missingAnswers(definition, answers).some(
      (key) => key === question.key || key.startsWith(`${question.key}/`),
    );
  const [isTold, setTold] = useState(false);
  const go = (to: number) => {
    setTold(to > place && isMissing);
    if (to < place || !isMissing) setPlace(to);
  };
  const answer = (key: string, given: Given) => {
    setTold(false);
    setAnswers(new Map([...answers, [key, given]]));
  };
  const words = previewWords(language);
  const intro = localize(definition.introTexts, language);
  return (
    <Box sx={PHONE} lang={language} data-preview>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ flex: 1 }} aria-live="polite">
          {question && words.place(place + 1, path.length)}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={language}
          onChange={(_, chosen: Language | null) => chosen && setLanguage(chosen)}
          aria-label={words.language}
        >
          {LANGUAGES.map((one) => (
            <ToggleButton key={one} value={one}>
              {translate(`layout.languages.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Box sx={{ minWidth: 0 }}>
        {question ? (
          <>
            {place === 0 && intro && <Typography sx={{ mb: 2 }}>{intro}</Typography>}
            <PreviewQuestion
              key={question.key}
              question={question}
              language={language}
              answers={answers}
              onAnswer={answer}
            />
            {isTold && (
              <Alert severity="error" sx={{ mt: 1 }}>
                {words.required}
              </Alert>
            )}
          </>
        ) : (
          <Typography>{localize(definition.thanksTexts, language) || words.thanks}</Typography>
        )}
      </Box>
      <Box>
        <Box sx={{ display: 'flex', gap: 1, mb: 1.5 }}>
          <Button size="large" disabled={place === 0} onClick={() => go(place - 1)}>
            {words.back}
          </Button>
          <Box sx={{ flex: 1 }} />
          {question && (
            <Button size="large" variant="contained" onClick={() => go(place + 1)}>
              {place + 1 < path.length ? words.next : words.send}
            </Button>
          )}
        </Box>
        <Typography variant="caption" color="text.secondary">
          {words.privacy(identityMode, definition)}
        </Typography>
      </Box>
    </Box>
  );
};
