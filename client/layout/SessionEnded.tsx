/** Asks for the password in place when the session has ended, so that nothing typed is lost. */
import { Alert, Button, Dialog, DialogContent, DialogTitle, TextField } from '@mui/material';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '#contract/platform/access';
import { type Login, refusalKey, SecondFactorNeeded, signIn } from '../auth.ts';
import { setLoginPrompt } from '../session.ts';
import { CodeStep } from './CodeStep.tsx';
import { PasswordField } from './PasswordField.tsx';
import { SubmitButton } from './SubmitButton.tsx';

const PasswordStep = ({
  email,
  pending,
  onPassword,
}: {
  email: string;
  pending: boolean;
  onPassword: (password: string) => void;
}) => {
  const translate = useTranslate();
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPassword(password);
  };
  return (
    <form onSubmit={submit}>
      <TextField
        fullWidth
        disabled
        type="email"
        name="email"
        autoComplete="username"
        label={translate('ra.auth.email')}
        value={email}
      />
      <PasswordField value={password} onChange={setPassword} autoFocus />
      <SubmitButton text="login.submit" pending={pending} />
    </form>
  );
};

export const SessionEnded = ({ account: { email } }: { account: Account }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [wantsCode, setWantsCode] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const resume = useRef<() => void>(undefined);

  useEffect(
    () =>
      setLoginPrompt(
        () =>
          new Promise((resolve) => {
            resume.current = resolve;
            setWantsCode(false);
            setRefusal(undefined);
            setOpen(true);
          }),
      ),
    [],
  );

  const attempt = async (login: Login) => {
    setPending(true);
    setRefusal(undefined);
    try {
      await signIn(login);
      setOpen(false);
      resume.current?.();
    } catch (error) {
      if (error instanceof SecondFactorNeeded) setWantsCode(true);
      else setRefusal(refusalKey(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Dialog open={open} fullWidth maxWidth="xs" aria-labelledby="session-ended">
      <DialogTitle id="session-ended">{translate('login.ended.title')}</DialogTitle>
      <DialogContent>
        <Alert severity={refusal ? 'error' : 'info'} sx={{ mb: 2 }}>
          {translate(refusal ?? 'login.ended.text', { _: refusal })}
        </Alert>
        {wantsCode ? (
          <CodeStep
            pending={pending}
            onCode={(step, code) => void attempt({ step, code })}
            onStartAgain={() => setWantsCode(false)}
          />
        ) : (
          <PasswordStep
            email={email}
            pending={pending}
            onPassword={(password) => void attempt({ step: 'password', email, password })}
          />
        )}
        {/* A new document, so that nothing of the interrupted work goes on. */}
        <Button fullWidth sx={{ mt: 1 }} onClick={() => window.location.reload()}>
          {translate('login.ended.leave')}
        </Button>
      </DialogContent>
    </Dialog>
  );
};
