import { Alert, Box, Button, TextField } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface SecretInput {
  name: string;
  /** Translation key. */
  label: string;
  autoComplete: 'current-password' | 'new-password' | 'one-time-code';
  minLength?: number;
}

export interface SecretFormProps {
  inputs: readonly SecretInput[];
  submit: string;
  pending: boolean;
  /** Translation key of why the last attempt was refused. */
  refusal: string | undefined;
  onSubmit: (values: Record<string, string>) => Promise<boolean>;
  children?: ReactNode;
}

/** A short form of passwords or codes; emptied after success. */
export const SecretForm = ({
  inputs,
  submit,
  pending,
  refusal,
  onSubmit,
  children,
}: SecretFormProps) => {
  const translate = useTranslate();
  const [values, setValues] = useState<Record<string, string>>({});
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSubmit(values)) setValues({});
  };
  return (
    <Box component="form" onSubmit={(event: FormEvent) => void send(event)} sx={{ maxWidth: 420 }}>
      {children}
      {refusal && <Alert severity="error">{translate(refusal, { _: refusal })}</Alert>}
      {inputs.map(({ name, label, autoComplete, minLength }) => (
        <TextField
          key={name}
          fullWidth
          required
          name={name}
          label={translate(label)}
          type={autoComplete === 'one-time-code' ? 'text' : 'password'}
          autoComplete={autoComplete}
          value={values[name] ?? ''}
          onChange={({ target }) => setValues({ ...values, [name]: target.value })}
          slotProps={{
            htmlInput: {
              ...(minLength && { minLength }),
              ...(autoComplete === 'one-time-code' && { inputMode: 'numeric' }),
            },
          }}
        />
      ))}
      <Button type="submit" variant="contained" disabled={pending} sx={{ mt: 1 }}>
        {translate(submit)}
      </Button>
    </Box>
  );
};
