import Segments from '@mui/icons-material/DonutSmallOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Groups of members by a rule, which audiences may name. */
export const segments: Feature = {
  name: 'segments',
  options: {
    values: { is: 'rules.allOperators', fact: 'rules.facts' },
    texts: { rule: lazyPage(() => import('../shared/rules/RuleText.tsx')) },
    contracts: async () => {
      const { Segment, SegmentInput } = await import('#contract/members/segments');
      return [SegmentInput, Segment];
    },
  },
  icon: Segments,
  list: lazyPage(() => import('./SegmentList.tsx')),
  edit: lazyPage(() => import('./SegmentEdit.tsx')),
  create: lazyPage(() => import('./SegmentCreate.tsx')),
  recordRepresentation: 'key',
};
