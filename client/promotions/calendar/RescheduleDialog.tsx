/** Asks before a promotion moves: from when to when, and what that means for what is running. */
import { Box, Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { shifted } from './geometry.ts';
import { IS_OPEN } from './phases.tsx';
import type { Entry } from './useCalendar.ts';
import { useEntryWords } from './useEntryWords.ts';

export const RescheduleDialog = ({
  entry,
  days,
  onClose,
}: {
  entry: Entry;
  days: number;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const titleId = useId();
  const client = useQueryClient();
  const { timeZone } = useStoreSettings();
  const { period } = useEntryWords();
  const isOpen = IS_OPEN.has(entry.phase);
  const { act, pending } = useAct('promotions', 'schedule', {
    success: isOpen ? 'promotionCalendar.move.doneOpen' : 'promotionCalendar.move.done',
  });
  const window = {
    startsAt: shifted(entry.startsAt, days, timeZone),
    endsAt: entry.endsAt === null ? null : shifted(entry.endsAt, days, timeZone),
  };
  const confirm = async () => {
    if ((await act(entry.id, window)) === undefined) return;
    await client.invalidateQueries({ queryKey: ['promotions'] });
    onClose();
  };
  const key = days > 0 ? 'later' : 'earlier';
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <DialogTitle id={titleId}>
        {translate(`promotionCalendar.move.${key}`, {
          name: entry.name,
          smart_count: Math.abs(days),
        })}
      </DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'max-content 1fr',
            columnGap: 2,
            rowGap: 0.5,
          }}
        >
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate('promotionCalendar.move.now')}
          </Box>
          <Box component="dd" sx={{ m: 0 }}>
            {period(entry)}
          </Box>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {translate('promotionCalendar.move.after')}
          </Box>
          <Box component="dd" sx={{ m: 0, fontWeight: 600 }}>
            {period(window)}
          </Box>
        </Box>
        <Typography sx={{ mt: 2 }}>
          {translate(isOpen ? 'promotionCalendar.move.draft' : 'promotionCalendar.move.revision')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <CancelButton />
        <Button variant="contained" loading={pending} autoFocus onClick={() => void confirm()}>
          {translate(isOpen ? 'promotionCalendar.move.verbDraft' : 'promotionCalendar.move.verb')}
        </Button>
      </DialogActions>
    </WorkDialog>
  );
};
