/** The versions of the programme that are approved, and the one that is in force at an instant. */
import type { ProgrammeTerms } from '#contract/members/programme';
import { programmeVersions } from '#db/schema/members/programme';
import { type ApprovedVersion as Approved, versionReader } from '../../platform/versions/load.ts';

export type ApprovedVersion = Approved<ProgrammeTerms>;

export const programmeReader = versionReader<ProgrammeTerms>(programmeVersions);
export const {
  loadApproved: loadVersions,
  loadLatest,
  loadInForce: loadProgramme,
} = programmeReader;
