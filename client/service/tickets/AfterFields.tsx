/** What becomes of a ticket with a message, and how it ended. */
import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AfterReply } from '#contract/service/messages';
import { TicketObstacles } from '../shared/obstacles/ObstacleList.tsx';
import { RESOLUTION_CHOICES } from '../shared/ticketChoices.ts';
import type { Draft } from './useDraft.ts';

interface AfterFieldsProps {
  draft: Draft;
  ticketId: number;
  choices: readonly AfterReply[];
  change: (fields: Partial<Draft>) => void;
}

export const AfterFields = ({ draft, ticketId, choices, change }: AfterFieldsProps) => {
  const translate = useTranslate();
  if (choices.length === 1) return null;
  return (
    <>
      <TextField
        select
        size="small"
        label={translate('tickets.compose.next')}
        value={draft.next}
        onChange={({ target }) => change({ next: target.value as AfterReply })}
        sx={{ minWidth: 180 }}
      >
        {choices.map((one) => (
          <MenuItem key={one} value={one}>
            {translate(`tickets.next.${one}`)}
          </MenuItem>
        ))}
      </TextField>
      {draft.next === 'resolve' && (
        <TextField
          select
          required
          size="small"
          label={translate('resources.tickets.fields.resolution')}
          value={draft.resolution ?? ''}
          onChange={({ target }) => change({ resolution: target.value as Draft['resolution'] })}
          sx={{ minWidth: 160 }}
        >
          {RESOLUTION_CHOICES.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {translate(name)}
            </MenuItem>
          ))}
        </TextField>
      )}
      {draft.next === 'resolve' && (
        <Box sx={{ order: 1, flexBasis: '100%' }}>
          <TicketObstacles ticketId={ticketId} />
        </Box>
      )}
    </>
  );
};
