import { Box, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { SecretForm } from './SecretForm.tsx';
import { useAuthCall } from './useAuthCall.ts';

const SIZE = 192;

/** The library that draws the code is loaded only here. */
const useQr = (uri: string) =>
  useQuery({
    queryKey: ['qr', uri],
    queryFn: async () =>
      `data:image/svg+xml;utf8,${encodeURIComponent((await import('uqr')).renderSVG(uri))}`,
    staleTime: Infinity,
  }).data;

/** Second step of turning it on: the phone learns the secret and proves it. */
export const Enrolment = ({ uri, onVerified }: { uri: string; onVerified: () => void }) => {
  const translate = useTranslate();
  const { send, pending, refusal } = useAuthCall();
  const image = useQr(uri);
  const verify = async ({ code = '' }: Record<string, string>) => {
    const answer = await send('/two-factor/verify-totp', { code: code.replace(/\s/g, '') });
    if (answer) onVerified();
    return Boolean(answer);
  };
  return (
    <>
      <Typography sx={{ mb: 1 }}>{translate('account.scan')}</Typography>
      {image ? (
        <Box
          component="img"
          src={image}
          alt={translate('account.qr')}
          sx={{ width: SIZE, height: SIZE, borderRadius: 1, display: 'block', mb: 1 }}
        />
      ) : (
        <Skeleton variant="rounded" width={SIZE} height={SIZE} />
      )}
      <Box sx={{ maxWidth: 420 }}>
        <CopyField label="account.secret" value={new URL(uri).searchParams.get('secret') ?? ''} />
      </Box>
      <SecretForm
        inputs={[{ name: 'code', label: 'login.code', autoComplete: 'one-time-code' }]}
        submit="account.verify"
        pending={pending}
        refusal={refusal}
        onSubmit={verify}
      />
    </>
  );
};
