/** Routes of the versions of the programme. */
import { ProgrammeEdit, ProgrammeInput } from '#contract/members/programme';
import { resource } from '../../platform/http/resource.ts';
import { versionRoutes } from '../../platform/versions/routes.ts';
import { programmeVersionList } from './list.ts';
import { PROGRAMME, programmeDecisions, programmeDrafts } from './versions.ts';

export const programmeRoutes = resource(
  'programmeVersions',
  versionRoutes(PROGRAMME, {
    list: programmeVersionList,
    drafts: programmeDrafts,
    decisions: programmeDecisions,
    input: ProgrammeInput,
    edit: ProgrammeEdit,
  }),
);
