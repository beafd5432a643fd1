/** Every attempt to get in touch, the earliest first. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ContactEntry } from '#contract/surveys/alerts';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Instant } from '../../ui/record/instant.tsx';

export const ContactLog = ({ contacts }: { contacts: readonly ContactEntry[] }) => {
  const translate = useTranslate();
  if (contacts.length === 0)
    return <Typography color="text.secondary">{translate('surveyAlerts.noContacts')}</Typography>;
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {contacts.map(({ id, at, channel, outcome, note, byName }) => (
        <Box component="li" key={id} sx={{ py: 0.75 }}>
          <Instant at={at} />
          {' · '}
          {translate(`surveyAlerts.channels.${channel}`)}
          {' · '}
          {translate(`surveyAlerts.outcomes.${outcome}`)}
          {' · '}
          <PersonName name={byName} />
          {note !== null && (
            <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {note}
            </Typography>
          )}
        </Box>
      ))}
    </Box>
  );
};
