import { Box, Typography } from '@mui/material';
import { BooleanInput, required, SelectInput, TextArrayInput, useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { AFTER_REPLY, MACRO_KINDS } from '#contract/service/messages';
import { MACRO_VARIABLES } from '#rules/service/macros';
import { CodeInput } from '../../ui/form/CodeInput.tsx';
import { THREE, TWO } from '../../ui/form/layout.ts';
import { LocalizedInput } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { PRIORITIES, RESOLUTION_CHOICES, TYPES } from '../shared/ticketChoices.ts';

const kinds = MACRO_KINDS.map((id) => ({ id, name: `macros.kinds.${id}` }));
const afterReply = AFTER_REPLY.map((id) => ({ id, name: `tickets.next.${id}` }));

const Variables = () => {
  const translate = useTranslate();
  return (
    <>
      <Typography color="text.secondary">{translate('macros.variableHelp')}</Typography>
      <Box component="ul" sx={{ m: 0, mb: 1, pl: 2.5 }}>
        {MACRO_VARIABLES.map((name) => (
          <li key={name}>
            <code>{`{{${name}}}`}</code>
            {translate('layout.labelSeparator')}
            {translate(`macros.variables.${name}`)}
          </li>
        ))}
      </Box>
    </>
  );
};

/** What a note cannot do is taken back when it becomes one. */
const Effects = () => {
  const kind = useWatch({ name: 'kind' }) as string;
  const next = useWatch({ name: 'next' }) as string;
  const { setValue } = useFormContext();
  const leaveOutcome = (value: unknown) => {
    if (value !== 'resolve') setValue('resolution', null, { shouldDirty: true });
  };
  return (
    <Section title="macros.sections.effects" help="macros.effectsHelp">
      {kind === 'public' && (
        <Box sx={TWO}>
          <SelectInput
            source="next"
            choices={afterReply}
            validate={required()}
            helperText={false}
            onChange={(event) => leaveOutcome(event.target?.value)}
          />
          {next === 'resolve' && (
            <SelectInput
              source="resolution"
              choices={RESOLUTION_CHOICES}
              validate={required()}
              helperText={false}
            />
          )}
        </Box>
      )}
      <Box sx={THREE}>
        <SelectInput source="type" choices={TYPES} helperText={false} />
        <SelectInput source="priority" choices={PRIORITIES} helperText={false} />
        <TextArrayInput source="tags" helperText="tickets.help.tags" />
      </Box>
      <BooleanInput source="opensNext" helperText={false} />
    </Section>
  );
};

export const MacroFields = () => {
  const { setValue } = useFormContext();
  const onKind = (value: unknown) => {
    if (value !== 'internal') return;
    setValue('next', 'stay', { shouldDirty: true });
    setValue('resolution', null, { shouldDirty: true });
  };
  return (
    <>
      <Section help="macros.help">
        <LocalizedInput source="names" validate={required()} />
        <Box sx={TWO}>
          <CodeInput source="shortcut" validate={required()} helperText="macros.shortcutHelp" />
          <SelectInput
            source="kind"
            choices={kinds}
            validate={required()}
            helperText={false}
            onChange={(event) => onKind(event.target?.value)}
          />
        </Box>
        <Variables />
        <LocalizedInput source="texts" multiline minRows={4} validate={required()} />
      </Section>
      <Effects />
    </>
  );
};
