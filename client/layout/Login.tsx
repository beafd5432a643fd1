import { Alert, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { type Login as Attempt, refusalKey, SecondFactorNeeded } from '../auth.ts';
import { CodeStep } from './CodeStep.tsx';
import { LoginFrame } from './LoginFrame.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitButton } from './SubmitButton.tsx';

/** First the password; where the account asks for it, then a code. */
export const Login = () => {
  const translate = useTranslate();
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wantsCode, setWantsCode] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const attempt = async (values: Attempt) => {
    setPending(true);
    setRefusal(undefined);
    try {
      await login(values);
    } catch (error) {
      if (error instanceof SecondFactorNeeded) return setWantsCode(true);
      setRefusal(refusalKey(error));
    } finally {
      setPending(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt({ step: 'password', email: email.trim(), password });
  };
  const startAgain = () => {
    setWantsCode(false);
    setPassword('');
    setRefusal(undefined);
  };

  const alert = refusal && (
    <Alert severity="error" sx={{ mb: 1 }}>
      {translate(refusal, { _: refusal })}
    </Alert>
  );
  if (wantsCode) {
    return (
      <LoginFrame title={translate('login.codeTitle')}>
        {alert}
        <CodeStep
          pending={pending}
          onCode={(step, code) => void attempt({ step, code })}
          onStartAgain={startAgain}
        />
      </LoginFrame>
    );
  }
  return (
    <LoginFrame title={translate('login.title')}>
      {alert}
      <form onSubmit={submit}>
        <TextField
          fullWidth
          required
          autoFocus
          type="email"
          name="email"
          autoComplete="username"
          label={translate('ra.auth.email')}
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <PasswordField value={password} onChange={setPassword} />
        <SubmitButton text="login.submit" pending={pending} />
      </form>
      <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
        {translate('login.forgotten')}
      </Typography>
    </LoginFrame>
  );
};
