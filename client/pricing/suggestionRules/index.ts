import Lightbulb from '@mui/icons-material/LightbulbOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import { createElement, lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

const SuggestionPage = lazy(() => import('./SuggestionPage.tsx'));

/** Rules that suggest prices in the light of competitors, and what they suggest right now. */
export const suggestionRules: Feature = {
  name: 'suggestionRules',
  options: {
    contracts: async () => {
      const { SuggestionRuleInput } = await import('#contract/pricing/competitors');
      return [SuggestionRuleInput];
    },
  },
  icon: Tune,
  list: lazy(() => import('./RuleList.tsx')),
  edit: lazy(() => import('./RuleEdit.tsx')),
  create: lazy(() => import('./RuleCreate.tsx')),
  recordRepresentation: 'name',
  routes: [
    {
      path: '/suggestions',
      element: createElement(SuggestionPage),
      access: { resource: 'suggestionRules', action: 'list' },
      menu: { icon: Lightbulb, label: 'suggestionRules.suggestions' },
    },
  ],
};
