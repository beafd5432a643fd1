/** The page of a one-time link: choose a name and a password, once. */
import '#shared/validation';
import { Alert, Box, CircularProgress, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useRouterProvider, useTranslate } from 'react-admin';
import { type InvitationOffer, PASSWORD_MIN } from '#contract/platform/access';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { INVITATION_HOURS, AcceptInvitation } from '#contract/platform/staff';
import type { Api } from '../api.ts';
import { ApiError } from '../apiError.ts';
import { LoginFrame } from './LoginFrame.tsx';
import { ToLogin } from './ToLogin.tsx';
import { SubmitButton } from './SubmitButton.tsx';

const textOf = (error: FieldErrors[string] | undefined) =>
  typeof error === 'string' ? error : undefined;

const AcceptForm = ({
  token,
  asksEmail,
  onAccepted,
}: {
  token: string;
  asksEmail: boolean;
  onAccepted: () => void;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = AcceptInvitation.safeParse({
      ...values,
      email: asksEmail ? values.email : undefined,
    });
    if (!parsed.success) return setErrors(fieldErrors(parsed.error));
    setErrors({});
    try {
      await api.call('POST', `/invitations/${encodeURIComponent(token)}/acceptance`, parsed.data);
      onAccepted();
    } catch (error) {
      const refused = ApiError.from(error);
      if (refused.errors) setErrors(refused.errors);
      else setRefusal(refused.key);
    }
  };
  const email = {
    field: 'email',
    label: 'ra.auth.email',
    type: 'email',
    autoComplete: 'username',
    help: '',
  } as const;
  const inputs = [
    ...(asksEmail ? [email] : []),
    { field: 'name', label: 'invitation.name', type: 'text', autoComplete: 'name', help: '' },
    {
      field: 'password',
      label: 'invitation.password',
      type: 'password',
      autoComplete: 'new-password',
      help: translate('invitation.passwordHelp', { min: PASSWORD_MIN }),
    },
  ] as const;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {refusal && <Alert severity="error">{translate(refusal, { _: refusal })}</Alert>}
      {inputs.map(({ field, label, type, autoComplete, help }) => {
        const error = textOf(errors[field]);
        return (
          <TextField
            key={field}
            fullWidth
            required
            name={field}
            type={type}
            autoComplete={autoComplete}
            label={translate(label)}
            value={values[field]}
            onChange={({ target }) => setValues({ ...values, [field]: target.value })}
            error={error !== undefined}
            helperText={error ? translate(error, { _: error }) : help}
          />
        );
      })}
      <SubmitButton text="invitation.submit" />
    </form>
  );
};

const Offer = ({ token }: { token: string }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [accepted, setAccepted] = useState(false);
  const { data, isPending } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.call<InvitationOffer>('GET', `/invitations/${encodeURIComponent(token)}`),
    retry: false,
    enabled: !accepted,
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
        <Typography>{translate('invitation.invalidText', { hours: INVITATION_HOURS })}</Typography>
        <ToLogin />
      </LoginFrame>
    );
  }
  const { storeName, email, role } = data.data;
  return (
    <LoginFrame title={translate('invitation.title', { store: storeName })}>
      {accepted ? (
        <Box>
          <Alert severity="success">{translate('invitation.done')}</Alert>
          <ToLogin />
        </Box>
      ) : (
        <>
          <Typography sx={{ mb: 1 }}>
            {translate(email ? 'invitation.text' : 'invitation.textFirst', {
              role: translate(`roles.${role}`),
              email,
            })}
          </Typography>
          <AcceptForm token={token} asksEmail={!email} onAccepted={() => setAccepted(true)} />
        </>
      )}
    </LoginFrame>
  );
};

const Invitation = () => {
  const { token = '' } = useRouterProvider().useParams();
  return <Offer key={token} token={token} />;
};

export default Invitation;
