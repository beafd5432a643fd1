/** A stored version, what it is called, and its activity entries. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { ProgrammeInput, ProgrammeTerms, ProgrammeVersion } from '#contract/members/programme';
import type { programmeVersions } from '#db/schema/members/programme';
import { type Language, localize } from '#shared/localization';
import { entryOf } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type BegunVersion, isAfter, phaseOf } from './rules.ts';

export type VersionRecord = typeof programmeVersions.$inferSelect;

/** With its phase at an instant, and the start of the approved version that follows it. */
export const withPhase = <T extends VersionRecord>(
  row: T,
  approved: readonly BegunVersion[],
  now: number,
): T & Pick<ProgrammeVersion, 'phase' | 'endsAt'> => {
  const { state, number, startsAt } = row;
  const begun = state === 'approved' && startsAt !== null ? { number, startsAt } : null;
  const next = begun && approved.find((other) => isAfter(other, begun));
  const endsAt = next?.startsAt ?? null;
  return { ...row, phase: phaseOf(row, endsAt, now), endsAt };
};

/** The name of the programme with the number of the version, as in “Club v3”. */
export const versionName = (
  { terms, number }: { terms: Pick<ProgrammeTerms, 'names'>; number: number },
  language: Language,
): string => `${localize(terms.names, language)} v${number}`;

/** The fields of a version that staff write, as the activity log compares them. */
export const writtenFields = ({ terms, note, plannedAt }: ProgrammeInput) => ({
  ...terms,
  note,
  plannedAt,
});

/** The common fields of a version's activity entry. */
export const versionEntry = (
  writer: Writer,
  version: Pick<VersionRecord, 'id' | 'terms' | 'number'>,
  verb: ActivityVerb,
) =>
  entryOf(
    'programmeVersions',
    writer,
    { id: version.id, name: versionName(version, writer.settings.language) },
    verb,
  );
