import type { ProgrammeTerms } from '#contract/members/programme';
import { versionTable } from '../versions.ts';

/** Versions of the members' programme. */
export const programmeVersions = versionTable<ProgrammeTerms>('programme_versions');
