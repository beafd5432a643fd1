import { Alert, Box } from '@mui/material';
import { useWatch } from 'react-hook-form';
import {
  BooleanInput,
  PasswordInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import {
  type MessageSettings,
  MessageSettingsInput,
  SECURITIES,
  TRANSPORTS,
} from '#contract/platform/messageSettings';
import { Form } from '../../ui/form/Form.tsx';
import { WholeInput } from '../../ui/form/WholeInput.tsx';
import { Section } from '../../ui/record/Section.tsx';

const TWO_COLUMNS = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  columnGap: 2,
} as const;
const mark = required();
const transports = TRANSPORTS.map((id) => ({ id, name: `messageSettings.transports.${id}` }));
const securities = SECURITIES.map((id) => ({ id, name: `messageSettings.securities.${id}` }));

const Server = () => {
  const record = useRecordContext<MessageSettings>();
  return (
    <Section title="messageSettings.server" help="messageSettings.serverHelp">
      <Box sx={TWO_COLUMNS}>
        <TextInput source="host" validate={mark} helperText="messageSettings.hostHelp" />
        <WholeInput
          source="port"
          min={1}
          max={65_535}
          validate={mark}
          helperText="messageSettings.portHelp"
        />
        <SelectInput
          source="security"
          choices={securities}
          validate={mark}
          helperText="messageSettings.securityHelp"
        />
        <Box />
        <TextInput source="userName" helperText={false} slotProps={AUTOFILL_OFF} />
        <PasswordInput
          source="password"
          helperText={record?.hasPassword ? 'messageSettings.passwordKept' : false}
          slotProps={NEW_PASSWORD}
        />
      </Box>
    </Section>
  );
};
const AUTOFILL_OFF = { htmlInput: { autoComplete: 'off' } } as const;
const NEW_PASSWORD = { htmlInput: { autoComplete: 'new-password' } } as const;

const TIME = { inputLabel: { shrink: true } } as const;

const Fields = () => {
  const translate = useTranslate();
  const record = useRecordContext<MessageSettings>();
  const transport = useWatch<MessageSettingsInput, 'transport'>({ name: 'transport' });
  const isMail = transport === 'smtp';
  return (
    <>
      <Section>
        <BooleanInput source="isOn" helperText="messageSettings.isOnHelp" />
        <RadioButtonGroupInput
          source="transport"
          choices={transports}
          row={false}
          validate={mark}
          helperText="messageSettings.transportHelp"
        />
      </Section>
      {isMail && record && !record.isPublic && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('messageSettings.notPublic', { url: record.siteUrl })}
        </Alert>
      )}
      {isMail && <Server />}
      <Section title="messageSettings.sender">
        <Box sx={TWO_COLUMNS}>
          <TextInput
            source="fromAddress"
            type="email"
            {...(isMail && { validate: mark })}
            helperText="messageSettings.fromAddressHelp"
          />
          <TextInput source="fromName" helperText="messageSettings.fromNameHelp" />
          <TextInput source="replyTo" type="email" helperText="messageSettings.replyToHelp" />
        </Box>
      </Section>
      <Section title="messageSettings.quiet" help="messageSettings.quietHelp">
        <Box sx={TWO_COLUMNS}>
          <TextInput source="quietFrom" type="time" helperText={false} slotProps={TIME} />
          <TextInput source="quietUntil" type="time" helperText={false} slotProps={TIME} />
        </Box>
      </Section>
    </>
  );
};

export const SettingsForm = () => (
  <Form contract={MessageSettingsInput}>
    <Fields />
  </Form>
);
