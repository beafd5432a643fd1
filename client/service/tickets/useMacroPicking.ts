/** Puts canned replies and macros into the drafts of a ticket. */
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { TicketDetail } from '#contract/service/tickets';
import { filledText } from '#rules/service/macros';
import type { MacroChoice } from '../shared/macros/useMacros.ts';
import { useMacroValues } from '../shared/macros/useMacroValues.ts';
import { useKeys } from '../../ui/useKeys.ts';
import { kindsOf } from './composing.ts';
import type { Draft, DraftKind } from './useDraft.ts';

interface Picking {
  ticket: TicketDetail;
  kind: DraftKind;
  draftOf: (kind: DraftKind) => Draft;
  input: RefObject<HTMLTextAreaElement | null>;
  onWrite: (kind: DraftKind, fields: Partial<Draft>) => void;
}

/** Whether a slash here begins the name of a canned reply: at the beginning, or after a blank. */
const beginsName = ({ value, selectionStart }: HTMLTextAreaElement): boolean =>
  selectionStart === 0 || /\s/.test(value[selectionStart - 1] ?? '');

export const useMacroPicking = ({ ticket, kind, draftOf, input, onWrite }: Picking) => {
  const values = useMacroValues(ticket);
  const [use, setUse] = useState<'text' | 'macro' | null>(null);
  useKeys({ m: () => setUse('macro') });
  const close = () => {
    setUse(null);
    // The dialog gives the focus back to what had it, which the text had not where a key of the page opened it.
    requestAnimationFrame(() => input.current?.focus());
  };
  const insert = (text: string) => {
    const { body } = draftOf(kind);
    const { selectionStart = body.length, selectionEnd = body.length } = input.current ?? {};
    onWrite(kind, { body: body.slice(0, selectionStart) + text + body.slice(selectionEnd) });
  };
  const apply = ({ macro }: MacroChoice, text: string) => {
    const { body } = draftOf(macro.kind);
    const { id, next, resolution, opensNext } = macro;
    onWrite(macro.kind, {
      body: body.trim() === '' ? text : `${body.trimEnd()}\n\n${text}`,
      next,
      resolution,
      opensNext,
      macroId: id,
    });
  };
  return {
    use,
    setUse,
    close,
    choose: (choice: MacroChoice) => {
      const text = filledText(choice.text, values);
      if (use === 'macro') apply(choice, text);
      else insert(text);
      close();
    },
    /** A reply that cannot be written now is not offered. */
    canChoose: ({ macro }: MacroChoice) =>
      use === 'macro' ? kindsOf(ticket.allowed).includes(macro.kind) : macro.kind === kind,
    onSlash: (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof HTMLTextAreaElement) || !beginsName(target)) return;
      event.preventDefault();
      setUse('text');
    },
  };
};
