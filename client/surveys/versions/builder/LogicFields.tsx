/** When a question is asked, and what is asked after which of its answers. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { SelectInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Question, ShowIf, Skip } from '#contract/surveys/definitions';
import { FOUR } from '../../../ui/form/layout.ts';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { label } from '../label.ts';
import { ComparisonFields } from './ComparisonFields.tsx';
import { NEW_COMPARISON } from './newQuestion.ts';

const MATCHES = ['all', 'any'].map((id) => ({ id, name: `surveyVersions.matches.${id}` }));

/** Choices that name questions by their numbers. */
const useQuestionChoices = (questions: readonly Question[]) => {
  const translate = useTranslate();
  const toText = useLocalize();
  return (from: number, to?: number) =>
    questions.slice(from, to).map(({ key, texts }, index) => ({
      id: key,
      name: `${from + index + 1}. ${toText(texts) || translate('surveyVersions.builder.untitled')}`,
    }));
};

const Line = ({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) => {
  const translate = useTranslate();
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}
    >
      <Box sx={{ ...FOUR, flex: 1, minWidth: 0 }}>{children}</Box>
      <IconButton
        onClick={onRemove}
        aria-label={translate('surveyVersions.builder.remove', { name })}
        sx={{ mt: 1 }}
      >
        <Delete />
      </IconButton>
    </Box>
  );
};

interface Props {
  source: string;
  index: number;
  questions: readonly Question[];
}

const Conditions = ({ source, index, questions }: Props) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const choices = useQuestionChoices(questions)(0, index);
  const showIf = useWatch({ name: `${source}.showIf` }) as ShowIf | null | undefined;
  const conditions = showIf?.conditions ?? [];
  const set = (next: readonly ShowIf['conditions'][number][]) =>
    setValue(
      `${source}.showIf`,
      next.length === 0 ? null : { match: showIf?.match ?? 'all', conditions: next },
      { shouldDirty: true },
    );
  const previous = questions[index - 1];
  return (
    <>
      {conditions.length > 1 && (
        <SelectInput
          source={`${source}.showIf.match`}
          label={label('match')}
          choices={MATCHES}
          helperText={false}
        />
      )}
      {conditions.map((condition, place) => {
        const at = `${source}.showIf.conditions.${place}`;
        const about = questions.find(({ key }) => key === condition.questionKey);
        return (
          <Line
            key={at}
            name={translate('surveyVersions.places.condition', { number: place + 1 })}
            onRemove={() => set(conditions.filter((_, other) => other !== place))}
          >
            <SelectInput
              source={`${at}.questionKey`}
              label={label('questionKey')}
              choices={choices}
              translateChoice={false}
              onChange={(event) =>
                setValue(
                  at,
                  { ...NEW_COMPARISON, optionIds: [], questionKey: event.target?.value },
                  { shouldDirty: true },
                )
              }
              helperText={false}
            />
            {about && <ComparisonFields source={at} about={about} />}
          </Line>
        );
      })}
      {previous && (
        <Button
          startIcon={<Add />}
          onClick={() =>
            set([...conditions, { ...NEW_COMPARISON, optionIds: [], questionKey: previous.key }])
          }
        >
          {translate('surveyVersions.builder.conditionAdd')}
        </Button>
      )}
    </>
  );
};

/** What the select holds for the end of the survey, which is null. */
const END = '';

const Skips = ({ source, index, questions }: Props) => {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const later = useQuestionChoices(questions)(index + 1);
  const skips = (useWatch({ name: `${source}.skips` }) as Skip[] | undefined) ?? [];
  const set = (next: readonly Skip[]) =>
    setValue(`${source}.skips`, [...next], { shouldDirty: true });
  const about = questions[index];
  if (!about) return null;
  return (
    <>
      {skips.map((_, place) => {
        const at = `${source}.skips.${place}`;
        return (
          <Line
            key={at}
            name={translate('surveyVersions.places.skip', { number: place + 1 })}
            onRemove={() => set(skips.filter((_skip, other) => other !== place))}
          >
            <ComparisonFields source={at} about={about} />
            <SelectInput
              source={`${at}.toKey`}
              label={label('toKey')}
              choices={later}
              translateChoice={false}
              emptyText={translate('surveyVersions.builder.end')}
              emptyValue={END}
              format={(key: string | null) => key ?? END}
              parse={(key: string) => key || null}
              helperText={false}
            />
          </Line>
        );
      })}
      <Button
        startIcon={<Add />}
        onClick={() => set([...skips, { ...NEW_COMPARISON, optionIds: [], toKey: null }])}
      >
        {translate('surveyVersions.builder.skipAdd')}
      </Button>
    </>
  );
};

export const LogicFields = ({ source, index }: { source: string; index: number }) => {
  const translate = useTranslate();
  const questions = (useWatch({ name: 'definition.questions' }) as Question[] | undefined) ?? [];
  const props = { source, index, questions };
  return (
    <>
      {index > 0 && (
        <>
          <Typography variant="subtitle2" component="h4">
            {translate('surveyVersions.builder.showIf')}
          </Typography>
          <Conditions {...props} />
        </>
      )}
      <Typography variant="subtitle2" component="h4" sx={{ mt: 1 }}>
        {translate('surveyVersions.builder.skips')}
      </Typography>
      <Skips {...props} />
    </>
  );
};
