import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Section } from '../../ui/record/Section.tsx';
import { useRefreshAccount } from '../shared/useAccount.ts';
import { BackupCodes } from './BackupCodes.tsx';
import { Enrolment } from './Enrolment.tsx';
import { SecretForm, type SecretInput } from './SecretForm.tsx';
import { useAuthCall } from './useAuthCall.ts';

const PASSWORD: readonly SecretInput[] = [
  { name: 'password', label: 'account.confirmPassword', autoComplete: 'current-password' },
];

/** What is being done here; every step but the first asks for the password. */
type Step = 'rest' | 'off' | 'codes' | { uri: string; codes: string[] } | { codes: string[] };

interface Started {
  totpURI: string;
  backupCodes: string[];
}

export const TwoFactorSection = ({ enabled }: { enabled: boolean }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refreshAccount = useRefreshAccount();
  const { send, pending, refusal } = useAuthCall();
  const [step, setStep] = useState<Step>('rest');

  const start = async ({ password }: Record<string, string>) => {
    const started = await send<Started>('/two-factor/enable', { password });
    if (started) setStep({ uri: started.totpURI, codes: started.backupCodes });
    return Boolean(started);
  };
  const turnOff = async ({ password }: Record<string, string>) => {
    const answer = await send('/two-factor/disable', { password });
    if (!answer) return false;
    notify('account.turnedOff', { type: 'success' });
    setStep('rest');
    await refreshAccount();
    return true;
  };
  const renew = async ({ password }: Record<string, string>) => {
    const answer = await send<{ backupCodes: string[] }>('/two-factor/generate-backup-codes', {
      password,
    });
    if (answer) setStep({ codes: answer.backupCodes });
    return Boolean(answer);
  };
  const finished = async (codes: string[]) => {
    notify('account.turnedOn', { type: 'success' });
    setStep({ codes });
    await refreshAccount();
  };

  const asking = (submit: string, onSubmit: typeof start) => (
    <SecretForm
      inputs={PASSWORD}
      submit={submit}
      pending={pending}
      refusal={refusal}
      onSubmit={onSubmit}
    />
  );
  return (
    <Section title="account.twoFactor">
      <Typography sx={{ mb: 1 }}>
        {translate(enabled ? 'account.twoFactorOnText' : 'account.twoFactorOffText')}
      </Typography>
      {typeof step === 'object' && 'uri' in step && (
        <Enrolment uri={step.uri} onVerified={() => void finished(step.codes)} />
      )}
      {typeof step === 'object' && !('uri' in step) && (
        <BackupCodes codes={step.codes} onDone={() => setStep('rest')} />
      )}
      {step === 'rest' && !enabled && asking('account.turnOn', start)}
      {step === 'off' && asking('account.turnOff', turnOff)}
      {step === 'codes' && asking('account.newBackupCodes', renew)}
      {step === 'rest' && enabled && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button variant="outlined" onClick={() => setStep('codes')}>
            {translate('account.newBackupCodes')}
          </Button>
          <Button variant="outlined" color="error" onClick={() => setStep('off')}>
            {translate('account.turnOff')}
          </Button>
        </Box>
      )}
    </Section>
  );
};
