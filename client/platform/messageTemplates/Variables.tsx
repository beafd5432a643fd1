import { Box, Typography } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import type { MessageKind } from '#contract/platform/messages';
import { valueText, variablesOf } from '#rules/platform/messages';
import type { Language } from '#shared/localization';
import { useLocalize } from '../../ui/record/localized.tsx';

/** What a template of the kind may name, each with an example. */
export const Variables = ({ kind }: { kind: MessageKind }) => {
  const translate = useTranslate();
  const localize = useLocalize();
  const language = useLocale() as Language;
  return (
    <Box sx={{ mb: 2 }}>
      <Typography color="text.secondary">{translate('messageTemplates.variables')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {Object.entries(variablesOf(kind)).map(([name, { descriptions, example }]) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code>{' '}
            {translate('messageTemplates.variable', {
              what: localize(descriptions),
              example: valueText(example, language),
            })}
          </li>
        ))}
      </Box>
    </Box>
  );
};
