/** How often members from a level up may enter. */
import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutline';
import { Box, Button, IconButton } from '@mui/material';
import { required, SelectInput, useTranslate } from 'react-admin';
import { useFieldArray, useWatch } from 'react-hook-form';
import {
  useAudienceChoices,
  useAudienceName,
} from '../../platform/shared/audience/useAudienceChoices.ts';
import { WholeInput } from '../../ui/form/WholeInput.tsx';

const SOURCE = 'byLevel';
const ROW = {
  display: 'grid',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr) auto',
    sm: 'minmax(0, 2fr) minmax(0, 1fr) auto',
  },
  columnGap: 1.5,
  alignItems: 'start',
} as const;
const label = (field: string) => `resources.memberActivities.fields.byLevel.${field}`;

export const LevelTimes = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  const { levels } = useAudienceChoices();
  const { fields, append, remove } = useFieldArray({ name: SOURCE, keyName: 'formKey' });
  const times = useWatch({ name: 'perMember.times' }) as number | null | undefined;
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
          aria-label={translate('memberActivities.levelTimes', { number: index + 1 })}
          sx={ROW}
        >
          <SelectInput
            source={`${SOURCE}.${index}.fromLevel`}
            label={label('fromLevel')}
            choices={choices}
            translateChoice={false}
            validate={required()}
            helperText={false}
          />
          <WholeInput
            source={`${SOURCE}.${index}.times`}
            label={label('times')}
            validate={required()}
            min={1}
            max={1000}
            helperText={false}
          />
          <IconButton
            onClick={() => remove(index)}
            aria-label={translate('memberActivities.removeLevelTimes', { number: index + 1 })}
          >
            <Delete />
          </IconButton>
        </Box>
      ))}
      {choices.length > fields.length && (
        <Button startIcon={<Add />} onClick={() => append({ fromLevel: '', times: times ?? null })}>
          {translate('memberActivities.addLevelTimes')}
        </Button>
      )}
    </>
  );
};
