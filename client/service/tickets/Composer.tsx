/** Where staff write: a reply to the customer, a note for colleagues, or what was said in a call. */
import { Alert, alpha, type Theme } from '@mui/material';
import type { KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_BODY } from '#contract/service/messages';
import { LimitedField } from '../../ui/form/LimitedField.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { AttachedFiles } from '../shared/attachments/AttachedFiles.tsx';
import { FileZone } from '../shared/attachments/FileZone.tsx';
import { ComposerBar } from './ComposerBar.tsx';
import { kindsOf } from './composing.ts';
import { KindChoice } from './KindChoice.tsx';
import { NewerMessages } from './NewerMessages.tsx';
import { type ComposerProps, useComposing } from './useComposing.ts';

/** Seen at once not to be for the customer. */
const NOTE = {
  '& .MuiInputBase-root': {
    bgcolor: ({ palette }: Theme) => alpha(palette.warning.main, 0.12),
  },
} as const;

export const Composer = (props: ComposerProps) => {
  const { ticket, input, kind } = props;
  const translate = useTranslate();
  const composing = useComposing(props);
  const { draft, change, choose, files, removeFile, picking, newer, pending, problem, submit } =
    composing;
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
          attached={draft.attachments ?? []}
          uploads={files.uploads}
          onDismiss={files.remove}
          onRemove={removeFile}
        />
        <ComposerBar ticketId={ticket.id} kind={kind} composing={composing} />
      </form>
    </Section>
  );
};
