/** What a version asks otherwise than another one of its survey. */
import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { SurveyVersion } from '#contract/surveys/versions';
import { differencesOf, type QuestionDifference } from '#rules/surveys/versionDiffs';
import { Changes } from '../../platform/shared/Changes.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useVersions } from '../shared/useSurvey.ts';

const asked = (one: QuestionDifference['before']) => ({ questions: one === null ? [] : [one] });

const Difference = ({ difference }: { difference: QuestionDifference }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { change, before, after, isComparable } = difference;
  return (
    <Box component="li" sx={{ pb: 1 }}>
      <strong>{translate(`surveyVersions.changes.${change}`)}</strong>
      {' · '}
      {toText((after ?? before)?.texts)}
      {change === 'changed' && (
        <Changes
          resource="surveyVersions"
          before={{ definition: asked(before) }}
          after={{ definition: asked(after) }}
        />
      )}
      {change === 'changed' && !isComparable && (
        <Typography color="text.secondary">{translate('surveyVersions.notComparable')}</Typography>
      )}
    </Box>
  );
};

export const CompareSection = ({ version }: { version: SurveyVersion }) => {
  const translate = useTranslate();
  const { data = [] } = useVersions(version.surveyId);
  const [chosen, setChosen] = useState<number | null>(null);
  const others = data.filter(({ id, publishedAt }) => id !== version.id && publishedAt !== null);
  const usual = others.find(({ number }) => number < version.number) ?? others[0];
  const before = others.find(({ id }) => id === chosen) ?? usual;
  if (!before) return null;
  const differences = differencesOf(before.definition, version.definition);
  const removed = differences.flatMap((one) =>
    one.change === 'removed' && one.before ? [one.before] : [],
  );
  // Both versions name their questions: also those that only one of them asks.
  const questions = [...version.definition.questions, ...removed];
  const around = { ...version, definition: { ...version.definition, questions } };
  return (
    <Section title="surveyVersions.sections.compare" help="surveyVersions.compareHelp">
      <TextField
        select
        label={translate('surveyVersions.compareWith')}
        value={before.id}
        onChange={({ target }) => setChosen(Number(target.value))}
        sx={{ mb: 1.5, minWidth: 200 }}
      >
        {others.map(({ id, number }) => (
          <MenuItem key={id} value={id}>
            {translate('surveys.versionOf', { number })}
          </MenuItem>
        ))}
      </TextField>
      {differences.length === 0 ? (
        <Typography color="text.secondary">{translate('surveyVersions.same')}</Typography>
      ) : (
        <RecordContextProvider value={around}>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {differences.map((difference) => (
              <Difference key={difference.key} difference={difference} />
            ))}
          </Box>
        </RecordContextProvider>
      )}
    </Section>
  );
};
