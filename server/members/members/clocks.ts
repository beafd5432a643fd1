/** Which fields of a member a version changes: of each field the newest statement holds, whenever it arrives. Pure. */
import {
  CLOCKED_FIELDS,
  type ClockedField,
  type FieldClocks,
  type MemberInput,
} from '#contract/members/members';
import { isOutdated, newestClock } from '../../platform/records/sourceClock.ts';

interface Clocks {
  /** The instant of the newest version, null where none had one. */
  sourceUpdatedAt: number | null;
  /** Those of the fields that differ from it. */
  fieldClocks: FieldClocks;
}

/** Of a member of whom the store has said nothing yet. */
export const NO_CLOCKS: Clocks = { sourceUpdatedAt: null, fieldClocks: {} };

/** A version without an instant is as new as the newest that has one. */
export const saidBy = (
  input: Pick<MemberInput, ClockedField | 'updatedAt'>,
  { sourceUpdatedAt: known, fieldClocks }: Clocks,
): { values: Partial<Pick<MemberInput, ClockedField>>; clocks: Clocks } => {
  const clock = input.updatedAt ?? known;
  const newest = newestClock(input.updatedAt, known);
  const after: FieldClocks = {};
  const said = CLOCKED_FIELDS.filter((field) => {
    const { [field]: ofField = known } = fieldClocks;
    const isSaid = input[field] !== undefined && !isOutdated(clock, ofField);
    const next = isSaid ? clock : ofField;
    if (next !== newest) after[field] = next;
    return isSaid;
  });
  return {
    values: Object.fromEntries(said.map((field) => [field, input[field]])),
    clocks: { sourceUpdatedAt: newest, fieldClocks: after },
  };
};
