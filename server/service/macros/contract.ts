/** Texts that staff send again and again (canned replies), and what they do to the ticket besides (macros). */
import * as z from 'zod';
import { AFTER_REPLY, MACRO_KINDS, MAX_BODY } from '#contract/service/messages';
import { CHOSEN_RESOLUTIONS, TICKET_PRIORITIES, TICKET_TYPES } from '#contract/service/tickets';
import { code, id, orDefault, requiredLocalized, requiredText, whole } from '#shared/fields';

const orNull = <S extends z.ZodType>(schema: S) => orDefault(schema.nullable(), null);
const fields = {
  names: requiredLocalized(60),
  shortcut: code(),
  kind: z.enum(MACRO_KINDS),
  texts: requiredLocalized(MAX_BODY),
  next: orDefault(z.enum(AFTER_REPLY), 'stay'),
  resolution: orNull(z.enum(CHOSEN_RESOLUTIONS)),
  type: orNull(z.enum(TICKET_TYPES)),
  priority: orNull(z.enum(TICKET_PRIORITIES)),
  tags: orDefault(z.array(requiredText(40)).max(5), []),
  opensNext: orDefault(z.boolean(), false),
};

type Fields = Pick<Macro, 'kind' | 'next' | 'resolution'>;
const staysWithNote = ({ kind, next }: Fields) => kind === 'public' || next === 'stay';
const NOTE_ALONE = { path: ['next'], error: 'tickets.errors.noteAlone' };
const saysOutcome = ({ next, resolution }: Fields) =>
  (next === 'resolve') === (resolution !== null);
const OUTCOME = { path: ['resolution'], error: 'tickets.errors.resolutionMissing' };

export const MacroInput = z
  .strictObject(fields)
  .refine(staysWithNote, NOTE_ALONE)
  .refine(saysOutcome, OUTCOME);
export type MacroInput = z.infer<typeof MacroInput>;
export const MacroEdit = z
  .strictObject({ ...fields, version: whole('version').optional() })
  .refine(staysWithNote, NOTE_ALONE)
  .refine(saysOutcome, OUTCOME);
export type MacroEdit = z.infer<typeof MacroEdit>;

export const Macro = z.object({ id: id(), ...fields, version: whole('version') });
export type Macro = z.infer<typeof Macro>;
