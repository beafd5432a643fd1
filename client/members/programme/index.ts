import Programme from '@mui/icons-material/MilitaryTechOutlined';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** The members' programme: levels, benefits, points. */
export const programmeVersions: Feature = {
  name: 'programmeVersions',
  options: {
    values: {
      phase: 'versions.phases',
      state: 'versions.states',
      match: 'programme.matches',
      metric: 'programme.metrics',
      'window.kind': 'programme.windows',
      downgrade: 'programme.downgrades',
      applyTo: 'programme.applyTos',
      trigger: 'programme.triggers',
      currency: 'programme.currencies',
      'formula.kind': 'programme.formulas',
      afterwards: 'programme.afterwards',
      'pending.kind': 'programme.pendings',
      'expiry.kind': 'programme.expiries',
      roundTo: 'programme.roundings',
      partial: 'programme.clawBacks',
      full: 'programme.clawBacks',
      'include.kind': 'programme.goods',
      'exclude.kind': 'programme.goods',
    },
    contracts: async () => {
      const { ProgrammeInput, ProgrammeTerms, ProgrammeVersion } =
        await import('#contract/members/programme');
      return [ProgrammeInput, ProgrammeTerms, ProgrammeVersion];
    },
  },
  icon: Programme,
  list: lazyPage(() => import('./VersionList.tsx')),
  show: lazyPage(() => import('./VersionShow.tsx')),
  edit: lazyPage(() => import('./VersionEdit.tsx')),
  create: lazyPage(() => import('./VersionCreate.tsx')),
  recordRepresentation: ({ number }: Pick<ProgrammeVersion, 'number'>) => `v${number}`,
};
