/** Where staff write: a reply to the customer, a note for colleagues, or what was said in a call. */
import { Alert, alpha, Box, Button, Checkbox, FormControlLabel, type Theme } from '@mui/material';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_BODY, type TicketMessage } from '#contract/service/messages';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../ui/record/Section.tsx';
import { AttachButton } from '../shared/attachments/AttachButton.tsx';
import { AttachedFiles } from '../shared/attachments/AttachedFiles.tsx';
import { MacroButtons } from './MacroButtons.tsx';
import { FileZone } from '../shared/attachments/FileZone.tsx';
import { AfterFields } from './AfterFields.tsx';
import { afterOf, kindsOf } from './composing.ts';
import { KindChoice } from './KindChoice.tsx';
import { NewerMessages } from './NewerMessages.tsx';
import { type Draft, type DraftKind, useDrafts } from './useDraft.ts';
import { useDraftFiles } from './useDraftFiles.ts';
import { useMacroPicking } from './useMacroPicking.ts';
import { useOpenNext } from './useOpenNext.ts';
import { useSendMessage } from './useSendMessage.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

/** Seen at once not to be for the customer. */
const NOTE = {
  '& .MuiInputBase-root': {
    bgcolor: ({ palette }: Theme) => alpha(palette.warning.main, 0.12),
  },
} as const;

interface ComposerProps {
  ticket: TicketDetail;
  messages: readonly TicketMessage[];
  input: RefObject<HTMLTextAreaElement | null>;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
}

export const Composer = ({ ticket, messages, input, kind, onKind }: ComposerProps) => {
  const translate = useTranslate();
  const drafts = useDrafts(ticket.id);
  const { draftOf, change: changeDraft, changeFiles, clear } = drafts;
  const choices = afterOf(kind, ticket.allowed);
  const stored = draftOf(kind);
  const newestId = messages.reduce((newest, { id }) => Math.max(newest, id), 0);
  const draft: Draft = {
    ...stored,
    // One that is not possible any more is left out.
    next: choices.includes(stored.next) ? stored.next : 'stay',
    lastSeenId: stored.body === '' ? newestId : stored.lastSeenId,
  };
  const change = (fields: Partial<Draft>) => changeDraft(kind, fields);
  const { send, pending, failure, newer, forget } = useSendMessage(ticket, {
    onSent: clear,
    // What is shown has been seen: only what is newer than that stops it again.
    onStopped: (shownId) => changeDraft('public', { lastSeenId: shownId }),
  });
  const attached = draft.attachments ?? [];
  const files = useDraftFiles(drafts)[kind];
  const openNext = useOpenNext();
  const picking = useMacroPicking({
    ticket,
    kind,
    draftOf,
    input,
    onWrite: (written, fields) => {
      const { body, lastSeenId } = draftOf(written);
      changeDraft(written, { lastSeenId: body === '' ? newestId : lastSeenId, ...fields });
      if (written !== kind) choose(written);
    },
  });
  const [isEmptyAsked, setEmptyAsked] = useState(false);
  const isEmpty = draft.body.trim() === '';
  const problem = isEmptyAsked && isEmpty ? 'tickets.compose.empty' : failure;
  const isReady = !isEmpty && !pending && files.uploads.every(({ error }) => error);
  const submit = async (opensNext = draft.opensNext ?? false) => {
    setEmptyAsked(isEmpty);
    if (isReady && (await send(kind, draft)) && opensNext) await openNext();
  };
  const discard = () => {
    forget();
    setEmptyAsked(false);
    clear(kind);
  };
  const choose = (chosen: DraftKind) => {
    forget();
    setEmptyAsked(false);
    onKind(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the page are at hand again.
    if (event.key === 'Escape') input.current?.blur();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      void submit(event.shiftKey || undefined);
    }
    if (event.key === '/') picking.onSlash(event);
  };
  return (
    <Section>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <KindChoice kinds={kindsOf(ticket.allowed)} kind={kind} onChoose={choose} />
        {kind === 'public' && newer.length > 0 && (
          <NewerMessages messages={newer} onSend={() => void submit()} />
        )}
        {problem && (
          <Alert severity="error" sx={{ mb: 1 }}>
            {translate(problem, { _: problem })}
          </Alert>
        )}
        <FileZone onFiles={files.add}>
          <LimitedField
            multiline
            fullWidth
            minRows={4}
            maxRows={16}
            inputRef={input}
            label={translate(`tickets.compose.label.${kind}`)}
            value={draft.body}
            onChange={({ target }) => change({ body: target.value, lastSeenId: draft.lastSeenId })}
            onKeyDown={onKeyDown}
            max={MAX_BODY}
            slotProps={{ htmlInput: { readOnly: pending } }}
            {...(kind === 'internal' && { sx: NOTE })}
          />
        </FileZone>
        <AttachedFiles
          attached={attached}
          uploads={files.uploads}
          onDismiss={files.remove}
          onRemove={(id) => changeFiles(kind, (all) => all.filter((one) => one.id !== id))}
        />
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
          <AfterFields draft={draft} ticketId={ticket.id} choices={choices} change={change} />
          <MacroButtons
            macroId={draft.macroId}
            picking={picking}
            onRemove={() => change({ macroId: null, opensNext: false })}
          />
          <AttachButton onFiles={files.add} disabled={pending || files.isFull} />
          <Box sx={{ flex: 1 }} />
          {(draft.body !== '' || attached.length > 0) && (
            <Button onClick={discard} disabled={pending}>
              {translate('tickets.compose.discard')}
            </Button>
          )}
          <Button type="submit" variant="contained" loading={pending}>
            {translate(`tickets.compose.send.${kind}`)}
          </Button>
        </Box>
      </form>
    </Section>
  );
};
