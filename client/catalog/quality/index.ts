import FactCheck from '@mui/icons-material/FactCheckOutlined';
import Rule from '@mui/icons-material/RuleOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** The work list "fix these first". */
export const qualityIssues: Feature = {
  name: 'qualityIssues',
  icon: FactCheck,
  list: lazy(() => import('./IssueList.tsx')),
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
  list: lazy(() => import('./RuleList.tsx')),
  edit: lazy(() => import('./RuleEdit.tsx')),
};
