/** The levels from the lowest to the highest, and where members of levels go that end. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import {
  Alert,
  Box,
  Button,
  FormHelperText,
  IconButton,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { useEffect } from 'react';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { LevelTerms, ProgrammeTerms } from '#contract/members/programme';
import type { LevelRanks } from '#rules/platform/audiences';
import { startingTerms } from '#rules/members/programmeTerms';
import { useAudienceName } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { firstError } from '../../../ui/form/firstError.ts';
import { TWO } from '../../../ui/form/layout.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { LevelFields } from './LevelFields.tsx';

const SOURCE = 'terms.levels';
const MOVED = 'terms.movedLevels';

/** The part of the form that this section holds. */
interface FormLevels {
  terms: { levels: LevelTerms[] };
}

const KeyError = ({ index }: { index: number }) => {
  const { fieldState } = useInput({ source: `${SOURCE}.${index}.key` });
  const error = firstError(fieldState.error);
  return error === undefined ? null : (
    <FormHelperText error>
      <InputHelperText error={error} />
    </FormHelperText>
  );
};

/** For each level of the version before that is left out: where its members go. */
const MovedLevels = ({ before }: { before: ProgrammeTerms | null }) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { setValue } = useFormContext();
  const levels = useWatch({ name: SOURCE }) as LevelTerms[];
  const { field, fieldState } = useInput<ProgrammeTerms['movedLevels']>({ source: MOVED });
  const moved = Array.isArray(field.value) ? field.value : [];
  const missing = (before?.levels ?? [])
    .map(({ key }) => key)
    .filter((key) => !levels.some((level) => level.key === key));
  const superfluous = moved.some(({ from }) => !missing.includes(from));
  useEffect(() => {
    if (superfluous)
      setValue(
        MOVED,
        moved.filter(({ from }) => missing.includes(from)),
      );
  });
  const error = firstError(fieldState.error);
  if (missing.length === 0) return null;
  return (
    <>
      <Box sx={TWO}>
        {missing.map((from) => (
          <TextField
            key={from}
            select
            label={translate('programme.form.movedFrom', { level: nameOf('levels', from) })}
            value={moved.find((one) => one.from === from)?.to ?? ''}
            onChange={({ target }) =>
              field.onChange([
                ...moved.filter((one) => one.from !== from),
                { from, to: target.value },
              ])
            }
            error={error !== undefined && !moved.some((one) => one.from === from)}
          >
            {levels.map(({ key }) => (
              <MenuItem key={key} value={key}>
                {nameOf('levels', key)}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </Box>
      {error !== undefined && (
        <FormHelperText error>
          <InputHelperText error={error} />
        </FormHelperText>
      )}
    </>
  );
};

export const LevelsSection = ({
  ranks,
  before,
}: {
  ranks: LevelRanks;
  before: ProgrammeTerms | null;
}) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const {
    fields: levels,
    insert,
    remove,
  } = useFieldArray<FormLevels, typeof SOURCE, 'formKey'>({
    name: SOURCE,
    keyName: 'formKey',
  });
  const rankOf = (key: string) => ranks.get(key) ?? 0;
  const unused = [...ranks.keys()]
    .filter((key) => !levels.some((level) => level.key === key))
    .sort((a, b) => rankOf(a) - rankOf(b));
  const add = (key: string) => {
    const index = levels.filter((level) => rankOf(level.key) < rankOf(key)).length;
    const below = levels[index - 1];
    const [, starting] = startingTerms(['', key], 1).levels;
    if (!starting) return;
    insert(index, {
      ...starting,
      // Never worse than the level below.
      ...(below && { benefits: { ...below.benefits } }),
      ...(index === 0 && { conditions: [], validMonths: null, graceDays: 0 }),
    });
  };
  return (
    <Section title="programme.form.sections.levels" help="programme.form.levelsHelp">
      {ranks.size === 0 && <Alert severity="info">{translate('programme.form.noLevels')}</Alert>}
      {levels.map(({ key, formKey }, index) => {
        const level = nameOf('levels', key);
        return (
          <Box
            key={formKey}
            role="group"
            aria-label={level}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, mb: 1.5 }}
          >
            <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
              <Typography variant="subtitle1" component="h3" sx={{ flex: 1 }}>
                {level}
              </Typography>
              <IconButton
                disabled={levels.length === 1}
                onClick={() => remove(index)}
                aria-label={translate('programme.form.removeLevel', { level })}
              >
                <Delete />
              </IconButton>
            </Box>
            <KeyError index={index} />
            <LevelFields source={`${SOURCE}.${index}`} isLowest={index === 0} />
          </Box>
        );
      })}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {unused.map((key) => (
          <Button key={key} startIcon={<Add />} onClick={() => add(key)}>
            {translate('programme.form.addLevel', { level: nameOf('levels', key) })}
          </Button>
        ))}
      </Box>
      <MovedLevels before={before} />
    </Section>
  );
};
