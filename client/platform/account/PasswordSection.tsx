import { Typography } from '@mui/material';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { PASSWORD_MIN } from '#contract/platform/access';
import { Section } from '../../ui/record/Section.tsx';
import { SecretForm } from './SecretForm.tsx';
import { useAuthCall } from './useAuthCall.ts';

export const PasswordSection = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { send, pending, refusal } = useAuthCall();
  const change = async ({ current, next }: Record<string, string>) => {
    const answer = await send('/change-password', {
      currentPassword: current,
      newPassword: next,
    });
    if (!answer) return false;
    notify('account.changed', { type: 'success' });
    refresh();
    return true;
  };
  return (
    <Section title="account.password">
      <SecretForm
        inputs={[
          { name: 'current', label: 'account.current', autoComplete: 'current-password' },
          {
            name: 'next',
            label: 'account.next',
            autoComplete: 'new-password',
            minLength: PASSWORD_MIN,
          },
        ]}
        submit="account.change"
        pending={pending}
        refusal={refusal}
        onSubmit={change}
      >
        <Typography color="text.secondary">
          {translate('account.passwordHelp', { min: PASSWORD_MIN })}
        </Typography>
      </SecretForm>
    </Section>
  );
};
