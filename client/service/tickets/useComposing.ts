/** What is written to a ticket: the draft of a kind, sending it, and what is in the way of that. */
import { type RefObject, useState } from 'react';
import type { TicketMessage } from '#contract/service/messages';
import type { TicketDetail } from '#contract/service/tickets';
import { afterOf } from './composing.ts';
import { type Draft, type DraftKind, useDrafts } from './useDraft.ts';
import { useDraftFiles } from './useDraftFiles.ts';
import { useMacroPicking } from './useMacroPicking.ts';
import { useOpenNext } from './useOpenNext.ts';
import { useSendMessage } from './useSendMessage.ts';

export interface ComposerProps {
  ticket: TicketDetail;
  messages: readonly TicketMessage[];
  input: RefObject<HTMLTextAreaElement | null>;
  kind: DraftKind;
  onKind: (kind: DraftKind) => void;
}

export const useComposing = ({ ticket, messages, input, kind, onKind }: ComposerProps) => {
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
  const { send, pending, failure, newer, forget } = useSendMessage(ticket, {
    onSent: clear,
    // What is shown has been seen: only what is newer than that stops it again.
    onStopped: (shownId) => changeDraft('public', { lastSeenId: shownId }),
  });
  const files = useDraftFiles(drafts)[kind];
  const openNext = useOpenNext();
  const [isEmptyAsked, setEmptyAsked] = useState(false);
  const choose = (chosen: DraftKind) => {
    forget();
    setEmptyAsked(false);
    onKind(chosen);
  };
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
  const isEmpty = draft.body.trim() === '';
  const isReady = !isEmpty && !pending && files.uploads.every(({ error }) => error);
  return {
    draft,
    /** What may become of the ticket with it. */
    choices,
    change: (fields: Partial<Draft>) => changeDraft(kind, fields),
    choose,
    files,
    removeFile: (id: number) => changeFiles(kind, (all) => all.filter((one) => one.id !== id)),
    picking,
    newer,
    pending,
    problem: isEmptyAsked && isEmpty ? 'tickets.compose.empty' : failure,
    submit: async (opensNext = draft.opensNext ?? false) => {
      setEmptyAsked(isEmpty);
      if (isReady && (await send(kind, draft)) && opensNext) await openNext();
    },
    discard: () => {
      forget();
      setEmptyAsked(false);
      clear(kind);
    },
  };
};
export type Composing = ReturnType<typeof useComposing>;
