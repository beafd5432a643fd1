/** The versions of the programme: how they are named and checked, drafting them, and the decisions on them. */
import type { ProgrammeTerms } from '#contract/members/programme';
import { programmeVersions } from '#db/schema/members/programme';
import { versionDecisions } from '../../platform/versions/decisions.ts';
import { versionDrafts } from '../../platform/versions/drafts.ts';
import type { VersionKind } from '../../platform/versions/kind.ts';
import { requireChanges, requireReplay } from '../replays/guard.ts';
import { afterProgrammeDecisions } from './afterDecisions.ts';
import { checkTerms } from './checkTerms.ts';
import { programmeReader } from './load.ts';
import { versionName } from './names.ts';

export const PROGRAMME: VersionKind<ProgrammeTerms> = {
  resource: 'programmeVersions',
  table: programmeVersions,
  reader: programmeReader,
  nameOf: versionName,
  checkTerms,
  checkChanges: async (tx, version, latest) => {
    requireChanges(version.terms, latest);
    await requireReplay(tx, version, latest);
  },
  afterDecisions: afterProgrammeDecisions,
};
export const programmeDrafts = versionDrafts(PROGRAMME);
export const programmeDecisions = versionDecisions(PROGRAMME);
