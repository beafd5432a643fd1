/** When staff are away, and who answers customers in their place. */
import * as z from 'zod';
import { id, instant, requiredText, whole } from '#shared/fields';
import { textOrNull } from '#shared/sentFields';

const fields = {
  staffId: requiredText(80),
  substituteId: requiredText(80),
  fromAt: instant(),
  untilAt: instant(),
  note: textOrNull(200),
};
type Fields = { [Field in keyof typeof fields]: z.infer<(typeof fields)[Field]> };
const isAhead = ({ fromAt, untilAt }: Fields) => fromAt < untilAt;
const AHEAD = { path: ['untilAt'], error: 'absences.errors.order' };
const isAnother = ({ staffId, substituteId }: Fields) => staffId !== substituteId;
const ANOTHER = { path: ['substituteId'], error: 'absences.errors.same' };

export const AbsenceInput = z
  .strictObject(fields)
  .refine(isAhead, AHEAD)
  .refine(isAnother, ANOTHER);
export type AbsenceInput = z.infer<typeof AbsenceInput>;
export const AbsenceEdit = z
  .strictObject({ ...fields, version: whole('version').optional() })
  .refine(isAhead, AHEAD)
  .refine(isAnother, ANOTHER);
export type AbsenceEdit = z.infer<typeof AbsenceEdit>;

export const ABSENCE_STATES = ['planned', 'current', 'over'] as const;
export const Absence = z.object({
  id: id(),
  ...fields,
  staffName: z.string().nullable(),
  substituteName: z.string().nullable(),
  state: z.enum(ABSENCE_STATES),
  version: whole('version'),
});
export type Absence = z.infer<typeof Absence>;
