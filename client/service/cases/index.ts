import Assignment from '@mui/icons-material/FactCheckOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What is done about tickets: returns, complaints, repairs, calls. */
export const cases: Feature = {
  name: 'cases',
  recordRepresentation: 'number',
  options: {
    values: {
      kind: 'cases.kinds',
      part: 'wordRedactions.parts',
      stage: 'cases.stages',
      responsibility: 'cases.responsibilities',
      action: 'cases.actions',
      allowed: 'cases.actions',
      'steps.party': 'cases.parties',
      'steps.actorKind': 'cases.actorKinds',
      'steps.action': 'cases.actions',
      'steps.fromStage': 'cases.stages',
      'steps.toStage': 'cases.stages',
    },
    contracts: async () => {
      const { CaseDetail } = await import('#contract/service/cases');
      return [CaseDetail];
    },
  },
  icon: Assignment,
  list: lazyPage(() => import('./CaseList.tsx')),
  show: lazyPage(() => import('./CaseShow.tsx')),
};
