import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DeliveryAttempt } from '#contract/platform/webhooks';
import { numberFormat } from '#shared/formatters';
import { Raw } from '../shared/Raw.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const Attempt = ({ attempt }: { attempt: DeliveryAttempt }) => {
  const { at, duration, status, failure, answer } = attempt;
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const what = failure === null ? 'webhookDeliveries.accepted' : `webhooks.failures.${failure}`;
  return (
    <Box component="li" sx={{ mb: 1.5 }}>
      <Instant at={at} />{' '}
      {[
        translate(what),
        status === null ? null : translate('webhookDeliveries.answer', { status }),
        translate('webhookDeliveries.took', { time: numberFormat(locale).format(duration) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {answer && <Raw text={answer} label={translate('webhookDeliveries.answerText')} />}
    </Box>
  );
};

/** Every attempt, the latest first. */
export const Attempts = ({ attempts }: { attempts: readonly DeliveryAttempt[] }) => {
  const translate = useTranslate();
  if (attempts.length === 0)
    return (
      <Typography color="text.secondary">{translate('webhookDeliveries.notSentYet')}</Typography>
    );
  return (
    <Box component="ol" reversed sx={{ m: 0, pl: 3 }}>
      {[...attempts].reverse().map((attempt, index) => (
        <Attempt key={index} attempt={attempt} />
      ))}
    </Box>
  );
};
