import Build from '@mui/icons-material/BuildCircleOutlined';
import { createElement } from 'react';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const BoardPage = lazyPage(() => import('./BoardPage.tsx'));

/** What is changed after low scores, and whether it helped. */
export const correctiveActions: Feature = {
  name: 'correctiveActions',
  recordRepresentation: 'title',
  options: {
    values: {
      type: 'correctiveActions.types',
      stage: 'correctiveActions.stages',
      lastVerdict: 'correctiveActions.outcomes',
      'evidence.kind': 'correctiveActions.evidenceKinds',
      'evidence.cell.kind': 'correctiveActions.measureKinds',
      'evidence.figure.of': 'correctiveActions.figures',
      'evidence.figure.metric': 'clocks.metrics',
      'evidence.figure.by': 'correctiveActions.figureParts',
      'measure.kind': 'correctiveActions.measureKinds',
    },
    texts: { measure: lazyPage(() => import('./MeasureText.tsx')) },
    contracts: async () => {
      const { CorrectiveAction, CorrectiveActionEdit, CorrectiveActionInput } =
        await import('#contract/surveys/correctiveActions');
      return [CorrectiveActionInput, CorrectiveActionEdit, CorrectiveAction];
    },
  },
  icon: Build,
  list: lazyPage(() => import('./CorrectiveActionList.tsx')),
  show: lazyPage(() => import('./CorrectiveActionShow.tsx')),
  edit: lazyPage(() => import('./CorrectiveActionEdit.tsx')),
  create: lazyPage(() => import('./CorrectiveActionCreate.tsx')),
  routes: [
    {
      path: '/correctiveActionBoard',
      element: createElement(BoardPage),
      access: { resource: 'correctiveActions', action: 'list' },
    },
  ],
};
