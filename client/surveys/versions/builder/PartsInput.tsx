/** The rows of a matrix, or the options of a choice: an ordered list of texts. */
import Add from '@mui/icons-material/Add';
import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFieldArray } from 'react-hook-form';
import { LocalizedInput } from '../../../ui/record/localized.tsx';
import { Handle, MoveButtons, MovedTo } from './MoveButtons.tsx';
import { useOrder } from './useOrder.ts';

const PART = { display: 'flex', alignItems: 'flex-start', gap: 0.5 } as const;

interface Props {
  source: string;
  /** `rows` or `options`: names the texts. */
  words: 'rows' | 'options';
  most: number;
  newPart: () => object;
  /** Further inputs of each. */
  more?: (source: string) => ReactNode;
}

export const PartsInput = ({ source, words, most, newPart, more }: Props) => {
  const translate = useTranslate();
  const { fields, append, move, remove } = useFieldArray({ name: source, keyName: 'formKey' });
  const order = useOrder({ name: source, count: fields.length, move });
  return (
    <Box role="group" aria-label={translate(`surveyVersions.builder.${words}`)} sx={{ mb: 1 }}>
      <Typography variant="subtitle2" component="h4" sx={{ mb: 1 }}>
        {translate(`surveyVersions.builder.${words}`)}
      </Typography>
      {fields.map(({ formKey }, index) => {
        const name = translate(`surveyVersions.builder.${words}Of`, { number: index + 1 });
        return (
          <Box
            key={formKey}
            {...order.dropProps(index)}
            sx={{ ...PART, ...(order.isTarget(index) && { bgcolor: 'action.hover' }) }}
          >
            <Handle order={order} index={index} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <LocalizedInput source={`${source}.${index}.texts`} label={name} />
              {more?.(`${source}.${index}`)}
            </Box>
            <Box sx={{ display: 'flex', pt: 0.75 }}>
              <MoveButtons order={order} index={index} name={name} onRemove={() => remove(index)} />
            </Box>
          </Box>
        );
      })}
      <MovedTo order={order} />
      {fields.length < most && (
        <Button
          startIcon={<Add />}
          onClick={() => append(newPart(), { focusName: `${source}.${fields.length}.texts.en` })}
        >
          {translate(`surveyVersions.builder.${words}Add`)}
        </Button>
      )}
    </Box>
  );
};
