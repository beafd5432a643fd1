/** Where staff write: a reply to the customer, a note for colleagues, or what was said in a call. */
import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  MenuItem,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { type FormEvent, type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_BODY, type TicketMessage } from '#contract/service/messages';
import { AFTER_REPLY, type AfterReply, type MessageInput } from '#contract/service/replies';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../ui/record/Section.tsx';
import { RESOLUTION_CHOICES } from '../shared/ticketChoices.ts';
import { type Draft, useDraft } from './useDraft.ts';
import { useSendMessage } from './useSendMessage.ts';

const KINDS = ['public', 'internal', 'call'] as const;
type Kind = MessageInput['kind'];

/** What may become of the ticket with a message of this kind. */
const afterOf = (kind: Kind): readonly AfterReply[] => {
  if (kind === 'internal') return ['stay'];
  return kind === 'call' ? ['stay', 'resolve'] : AFTER_REPLY;
};

/** What came while the reply was written. */
const Newer = ({
  messages,
  onSend,
}: {
  messages: readonly TicketMessage[];
  onSend: () => void;
}) => {
  const translate = useTranslate();
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={<Button onClick={onSend}>{translate('tickets.compose.sendAnyway')}</Button>}
    >
      {translate('tickets.errors.threadMoved')}
      {messages.map(({ id, body, authorName }) => (
        <Typography key={id} sx={{ mt: 0.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          <strong>{authorName ?? translate('tickets.customer')}</strong>
          {translate('layout.labelSeparator')}
          {body}
        </Typography>
      ))}
    </Alert>
  );
};

interface After {
  draft: Draft;
  change: (fields: Partial<Draft>) => void;
}

/** What becomes of the ticket, and how it ended. */
const AfterFields = ({ draft, change }: After) => {
  const translate = useTranslate();
  const choices = afterOf(draft.kind);
  if (choices.length === 1) return null;
  return (
    <>
      <TextField
        select
        size="small"
        label={translate('tickets.compose.next')}
        value={choices.includes(draft.next) ? draft.next : 'stay'}
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
    </>
  );
};

interface ComposerProps {
  ticket: TicketDetail;
  messages: readonly TicketMessage[];
  input: RefObject<HTMLTextAreaElement | null>;
  kind: Kind;
  onKind: (kind: Kind) => void;
}

export const Composer = ({ ticket, messages, input, kind, onKind }: ComposerProps) => {
  const translate = useTranslate();
  const { draft: stored, change, clear } = useDraft(ticket.id);
  const draft: Draft = { ...stored, kind };
  // What had been seen when the writing began: what comes later stops the reply.
  const [seenId, setSeenId] = useState<number>();
  const newestId = messages.reduce((newest, { id }) => Math.max(newest, id), 0);
  const lastSeenId = stored.body === '' ? newestId : (seenId ?? newestId);
  const { send, pending, failure, newer } = useSendMessage({
    ticket,
    lastSeenId,
    onSent: () => {
      clear();
      setSeenId(undefined);
    },
  });
  const type = (body: string) => {
    if (seenId === undefined) setSeenId(newestId);
    change({ body, kind });
  };
  const isReady = draft.body.trim() !== '' && !(draft.next === 'resolve' && !draft.resolution);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !pending) void send({ ...draft, next: nextOf(draft) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of the page are at hand again.
    if (event.key === 'Escape') input.current?.blur();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      submit();
    }
  };
  return (
    <Section>
      <form onSubmit={submit} noValidate>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={kind}
          onChange={(_, chosen: Kind | null) => chosen && onKind(chosen)}
          aria-label={translate('tickets.compose.kind')}
          sx={{ mb: 1 }}
        >
          {KINDS.map((one) => (
            <ToggleButton key={one} value={one}>
              {translate(`tickets.compose.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {newer.length > 0 && (
          <Newer
            messages={newer}
            onSend={() => void send({ ...draft, next: nextOf(draft) }, true)}
          />
        )}
        {failure && (
          <Alert severity="error" sx={{ mb: 1 }}>
            {translate(failure, { _: failure })}
          </Alert>
        )}
        <TextField
          multiline
          fullWidth
          minRows={4}
          maxRows={16}
          inputRef={input}
          label={translate(`tickets.compose.label.${kind}`)}
          value={draft.body}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
          slotProps={{ htmlInput: { maxLength: MAX_BODY } }}
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
          <AfterFields draft={draft} change={change} />
          <Box sx={{ flex: 1 }} />
          {draft.body !== '' && (
            <Button onClick={clear} disabled={pending}>
              {translate('tickets.compose.discard')}
            </Button>
          )}
          <Button type="submit" variant="contained" loading={pending} disabled={!isReady}>
            {translate(`tickets.compose.send.${kind}`)}
          </Button>
        </Box>
      </form>
    </Section>
  );
};

/** One that does not fit the kind is left out. */
const nextOf = ({ kind, next }: Draft): AfterReply =>
  afterOf(kind).includes(next) ? next : 'stay';
