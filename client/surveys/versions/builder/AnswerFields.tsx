/** How a question is answered: the inputs that depend on its type. */
import { Box } from '@mui/material';
import { BooleanInput, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DIRECTIONS, type QuestionType } from '#contract/surveys/definitions';
import { TWO } from '../../../ui/form/layout.ts';
import { WholeInput } from '../../../ui/form/WholeInput.tsx';
import { LocalizedInput } from '../../../ui/record/localized.tsx';
import { label } from '../label.ts';
import { DimensionInput } from './DimensionInput.tsx';
import { newOption, newRow } from './newQuestion.ts';
import { PartsInput } from './PartsInput.tsx';

const CHOICES = DIRECTIONS.map((id) => ({ id, name: `surveyVersions.directions.${id}` }));
const MOST_ROWS = 20;
const MOST_OPTIONS = 30;

const ScaleFields = ({ source, type }: { source: string; type: QuestionType }) => {
  const at = (field: string) => ({ source: `${source}.${field}`, label: label(field) });
  return (
    <>
      <Box sx={TWO}>
        {type !== 'matrix' && <DimensionInput source={`${source}.dimensionKey`} />}
        <SelectInput {...at('direction')} choices={CHOICES} helperText={false} />
        {type === 'csat' && (
          <WholeInput
            {...at('topBoxes')}
            min={1}
            max={4}
            helperText="surveyVersions.builder.topBoxesHelp"
          />
        )}
      </Box>
      <LocalizedInput {...at('lowTexts')} />
      <LocalizedInput {...at('highTexts')} />
    </>
  );
};

export const AnswerFields = ({ source }: { source: string }) => {
  const type = useWatch({ name: `${source}.type` }) as QuestionType;
  switch (type) {
    case 'text':
      return null;
    case 'choice':
      return (
        <>
          <BooleanInput
            source={`${source}.isMultiple`}
            label={label('isMultiple')}
            helperText={false}
          />
          <PartsInput
            source={`${source}.options`}
            words="options"
            most={MOST_OPTIONS}
            newPart={newOption}
          />
        </>
      );
    case 'matrix':
      return (
        <>
          <PartsInput
            source={`${source}.rows`}
            words="rows"
            most={MOST_ROWS}
            newPart={newRow}
            more={(row) => <DimensionInput source={`${row}.dimensionKey`} />}
          />
          <ScaleFields source={source} type={type} />
        </>
      );
    default:
      return <ScaleFields source={source} type={type} />;
  }
};
