import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MailAttempt } from '#contract/platform/messages';
import { numberFormat } from '#shared/formatters';
import { Instant } from '../../ui/record/instant.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { Raw } from '../shared/Raw.tsx';

const Attempt = ({ attempt }: { attempt: MailAttempt }) => {
  const { at, duration, code, failure, answer } = attempt;
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const what = failure === null ? 'messages.accepted' : `messages.failures.${failure}`;
  return (
    <Box component="li" sx={{ mb: 1.5 }}>
      <Instant at={at} />{' '}
      {[
        translate(what),
        code === null ? null : translate('messages.answer', { code }),
        translate('messages.took', { time: numberFormat(locale).format(duration) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {answer && <Raw text={answer} label={translate('messages.answerText')} />}
    </Box>
  );
};

/** Every attempt, the latest first. */
export const MailAttempts = ({ attempts }: { attempts: readonly MailAttempt[] }) => {
  const translate = useTranslate();
  if (attempts.length === 0)
    return <Typography color="text.secondary">{translate('messages.notSentYet')}</Typography>;
  return (
    <Box component="ol" reversed sx={{ m: 0, pl: 3 }}>
      {[...attempts].reverse().map((attempt, index) => (
        <Attempt key={index} attempt={attempt} />
      ))}
    </Box>
  );
};
