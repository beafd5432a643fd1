import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DeliveryAttempt } from '#contract/platform/webhooks';
import { numberFormat } from '#shared/formatters';
import { Instant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

const TEXT = {
  m: 0,
  mt: 0.5,
  p: 1,
  maxHeight: 160,
  overflow: 'auto',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  bgcolor: 'action.hover',
  borderRadius: 1,
  fontSize: 13,
} as const;

/** A text of another system or of a message, as it is. */
export const Raw = ({ text, label }: { text: string; label: string }) => (
  // A scrolling part is reached by keyboard.
  <Box component="pre" role="group" aria-label={label} tabIndex={0} sx={TEXT}>
    {text}
  </Box>
);

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
