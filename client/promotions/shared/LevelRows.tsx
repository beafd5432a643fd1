/** Rows of a form for members from a level up, which have their own figures. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import type { ReactNode } from 'react';
import { required, SelectInput, useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import {
  useAudienceChoices,
  useAudienceName,
} from '../../platform/shared/audience/useAudienceChoices.ts';

const SOURCE = 'byLevel';

interface LevelRowsProps {
  resource: 'memberActivities' | 'pointRewards';
  /** Messages: what a row is called, removing one, and adding one. */
  words: { row: string; remove: string; add: string };
  /** How many inputs a row has beside its level. */
  figures: number;
  /** What a new row holds. */
  next: object;
  /** The inputs beside the level, below this path of the form; `label` names a field of a row. */
  children: (path: string, label: (field: string) => string) => ReactNode;
}

export const LevelRows = ({ resource, words, figures, next, children }: LevelRowsProps) => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { levels } = useAudienceChoices();
  const { fields, append, remove } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const label = (field: string) => `resources.${resource}.fields.${SOURCE}.${field}`;
  const choices = levels
    .filter(({ rank }) => rank !== null)
    .map(({ key }) => ({
      id: key,
      name: translate('audiences.andAbove', { name: nameOf('levels', key) }),
    }));
  return (
    <>
      {fields.map(({ formKey }, index) => (
        <Box
          key={formKey}
          role="group"
          aria-label={translate(words.row, { number: index + 1 })}
          sx={{
            display: 'grid',
            gridTemplateColumns: {
              xs: 'minmax(0, 1fr) auto',
              sm: `minmax(0, 2fr) repeat(${figures}, minmax(0, 1fr)) auto`,
            },
            columnGap: 1.5,
            alignItems: 'start',
          }}
        >
          <SelectInput
            source={`${SOURCE}.${index}.fromLevel`}
            label={label('fromLevel')}
            choices={choices}
            translateChoice={false}
            validate={required()}
            helperText={false}
          />
          {children(`${SOURCE}.${index}`, label)}
          <IconButton
            onClick={() => remove(index)}
            aria-label={translate(words.remove, { number: index + 1 })}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {choices.length > fields.length && (
        <Button startIcon={<Add />} onClick={() => append({ fromLevel: '', ...next })}>
          {translate(words.add)}
        </Button>
      )}
    </>
  );
};
