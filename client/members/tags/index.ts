import Label from '@mui/icons-material/LabelOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Labels of members, given by hand or by a rule. */
export const tags: Feature = {
  name: 'tags',
  options: {
    values: { kind: 'tags.kinds', is: 'rules.allOperators', fact: 'rules.facts' },
    texts: { rule: lazyPage(() => import('../shared/rules/RuleText.tsx')) },
    contracts: async () => {
      const { Tag, TagInput } = await import('#contract/members/tags');
      return [TagInput, Tag];
    },
  },
  icon: Label,
  list: lazyPage(() => import('./TagList.tsx')),
  edit: lazyPage(() => import('./TagEdit.tsx')),
  create: lazyPage(() => import('./TagCreate.tsx')),
  recordRepresentation: 'key',
};
