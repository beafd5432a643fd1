/** Below the text: what becomes of the ticket with it, macros, files, and sending. */
import { Box, Button, Checkbox, FormControlLabel } from '@mui/material';
import { useTranslate } from 'react-admin';
import { AttachButton } from '../shared/attachments/AttachButton.tsx';
import { AfterFields } from './AfterFields.tsx';
import { MacroButtons } from './MacroButtons.tsx';
import type { Composing } from './useComposing.ts';
import type { DraftKind } from './useDraft.ts';

interface ComposerBarProps {
  ticketId: number;
  kind: DraftKind;
  composing: Composing;
}

export const ComposerBar = ({ ticketId, kind, composing }: ComposerBarProps) => {
  const translate = useTranslate();
  const { draft, choices, change, files, picking, pending, discard } = composing;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mt: 1 }}>
      {kind === 'call' && (
        <FormControlLabel
          label={translate('tickets.compose.wasReached')}
          control={
            <Checkbox
              size="small"
              checked={draft.wasReached}
              onChange={({ target }) => change({ wasReached: target.checked })}
            />
          }
        />
      )}
      <AfterFields draft={draft} ticketId={ticketId} choices={choices} change={change} />
      <MacroButtons
        macroId={draft.macroId}
        picking={picking}
        onRemove={() => change({ macroId: null, opensNext: false })}
      />
      <AttachButton onFiles={files.add} disabled={pending || files.isFull} />
      <Box sx={{ flex: 1 }} />
      {(draft.body !== '' || (draft.attachments ?? []).length > 0) && (
        <Button onClick={discard} disabled={pending}>
          {translate('tickets.compose.discard')}
        </Button>
      )}
      <Button type="submit" variant="contained" loading={pending}>
        {translate(`tickets.compose.send.${kind}`)}
      </Button>
    </Box>
  );
};
