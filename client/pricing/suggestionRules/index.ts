import Lightbulb from '@mui/icons-material/LightbulbOutlined';
import Tune from '@mui/icons-material/TuneOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const SuggestionPage = lazyPage(() => import('./SuggestionPage.tsx'));

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
  list: lazyPage(() => import('./RuleList.tsx')),
  edit: lazyPage(() => import('./RuleEdit.tsx')),
  create: lazyPage(() => import('./RuleCreate.tsx')),
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
