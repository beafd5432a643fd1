/** The page of a one-time link for a new password. */
import '#shared/validation';
import { Alert, CircularProgress, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import { PASSWORD_MIN } from '#contract/platform/access';
import {
  NewPassword as Input,
  PASSWORD_LINK_MINUTES,
  type PasswordOffer,
} from '#contract/platform/staff';
import { fieldErrors } from '#shared/fields';
import type { Api } from '../api.ts';
import { ApiError } from '../apiError.ts';
import { LoginFrame } from './LoginFrame.tsx';
import { ToLogin } from './ToLogin.tsx';
import { SubmitButton } from './SubmitButton.tsx';

const PasswordForm = ({ address, onDone }: { address: string; onDone: () => void }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = Input.safeParse({ password });
    if (!parsed.success) return setError(String(fieldErrors(parsed.error).password));
    setError(undefined);
    setPending(true);
    try {
      await api.call('POST', `${address}/password`, parsed.data);
      onDone();
    } catch (refusal) {
      setError(ApiError.from(refusal).firstReason);
    } finally {
      setPending(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        fullWidth
        required
        name="password"
        type="password"
        autoComplete="new-password"
        label={translate('invitation.password')}
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        error={error !== undefined}
        helperText={
          error
            ? translate(error, { _: error })
            : translate('invitation.passwordHelp', { min: PASSWORD_MIN })
        }
      />
      <SubmitButton text="newPassword.submit" pending={pending} />
    </form>
  );
};

const Offer = ({ token }: { token: string }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [done, setDone] = useState(false);
  const address = `/passwordLinks/${encodeURIComponent(token)}`;
  const { data, isPending } = useQuery({
    queryKey: ['passwordLink', token],
    queryFn: () => api.call<PasswordOffer>('GET', address),
    retry: false,
    enabled: !done,
  });
  if (isPending) {
    return (
      <LoginFrame title={translate('ra.page.loading')}>
        <CircularProgress aria-label={translate('ra.page.loading')} />
      </LoginFrame>
    );
  }
  if (!data) {
    return (
      <LoginFrame title={translate('invitation.invalid')}>
        <Typography>
          {translate('newPassword.invalidText', { minutes: PASSWORD_LINK_MINUTES })}
        </Typography>
        <ToLogin />
      </LoginFrame>
    );
  }
  return (
    <LoginFrame title={translate('newPassword.title')}>
      {done ? (
        <>
          <Alert severity="success">{translate('newPassword.done')}</Alert>
          <ToLogin />
        </>
      ) : (
        <>
          <Typography sx={{ mb: 1 }}>
            {translate('newPassword.text', { email: data.data.email })}
          </Typography>
          <PasswordForm address={address} onDone={() => setDone(true)} />
        </>
      )}
    </LoginFrame>
  );
};

const NewPassword = () => {
  const { token = '' } = useRouterProvider().useParams();
  return <Offer key={token} token={token} />;
};

export default NewPassword;
