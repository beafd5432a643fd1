import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Rule from '@mui/icons-material/RuleOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** The work list "fix these first". */
export const qualityIssues: Feature = {
  name: 'qualityIssues',
  options: {
    values: { severity: 'quality.severities', rule: 'quality.rules', detail: 'quality.details' },
  },
  icon: FactCheck,
  list: lazyPage(() => import('./IssueList.tsx')),
};

export const qualityRules: Feature = {
  name: 'qualityRules',
  options: {
    values: {
      severity: 'quality.severities',
      code: 'quality.rules',
    },
    contracts: async () => {
      const { QualityRuleInput } = await import('#contract/catalog/quality');
      return [QualityRuleInput];
    },
  },
  icon: Rule,
  list: lazyPage(() => import('./RuleList.tsx')),
  edit: lazyPage(() => import('./RuleEdit.tsx')),
};
