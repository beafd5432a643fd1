import { Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';

type Kind = 'totp' | 'backup';

export interface CodeStepProps {
  pending: boolean;
  onCode: (kind: Kind, code: string) => void;
  onStartAgain: () => void;
}

/** The second factor of a login: the app's code, or a backup code. */
export const CodeStep = ({ pending, onCode, onStartAgain }: CodeStepProps) => {
  const translate = useTranslate();
  const [kind, setKind] = useState<Kind>('totp');
  const [code, setCode] = useState('');
  const isTotp = kind === 'totp';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onCode(kind, isTotp ? code.replace(/\s/g, '') : code.trim());
  };
  return (
    <form onSubmit={submit}>
      <Typography>{translate(isTotp ? 'login.codeText' : 'login.backupText')}</Typography>
      <TextField
        key={kind}
        fullWidth
        required
        autoFocus
        name="code"
        autoComplete="one-time-code"
        label={translate(isTotp ? 'login.code' : 'login.backupCode')}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        slotProps={{ htmlInput: { inputMode: isTotp ? 'numeric' : 'text', maxLength: 40 } }}
      />
      <Button
        type="submit"
        variant="contained"
        size="medium"
        fullWidth
        disabled={pending}
        sx={{ mt: 1, mb: 1 }}
      >
        {translate('login.submit')}
      </Button>
      <Button
        onClick={() => {
          setKind(isTotp ? 'backup' : 'totp');
          setCode('');
        }}
      >
        {translate(isTotp ? 'login.useBackup' : 'login.useTotp')}
      </Button>
      <Button onClick={onStartAgain}>{translate('login.startAgain')}</Button>
    </form>
  );
};
