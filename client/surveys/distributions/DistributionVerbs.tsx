/** What may be done with a distribution. */
import { useCanAccess, useDataProvider, useGetOne, useRedirect, useTranslate } from 'react-admin';
import type { Distribution } from '#contract/surveys/distributions';
import type { Survey } from '#contract/surveys/surveys';
import type { Api } from '../../api.ts';
import { editLink } from '../../links.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useGivenADay } from '../shared/incentives/useGivenADay.ts';
import { TriggerFacts } from '../shared/TriggerFacts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

export const DistributionVerbs = ({ distribution }: { distribution: Distribution }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const redirect = useRedirect();
  const api = useDataProvider<Api>();
  const gives = useGivenADay();
  const { canAccess } = useCanAccess({ resource: 'surveyDistributions', action: 'edit' });
  const { data: survey } = useGetOne<Survey>('surveys', { id: distribution.surveyId });
  if (!canAccess) return null;
  const { id, version, state, names, incentive } = distribution;
  const step = (key: 'start' | 'end') => ({
    key,
    label: `surveyDistributions.verbs.${key}.verb`,
    confirm: () => ({
      title: translate(`surveyDistributions.verbs.${key}.title`, { name: toText(names) }),
      lines: [
        translate(`surveyDistributions.verbs.${key}.text`),
        ...(key === 'start' && incentive?.kind === 'points'
          ? [translate('surveyIncentives.startText', { gives: gives(distribution) })]
          : []),
      ],
      ...(key === 'start' && { preview: <TriggerFacts distribution={distribution} /> }),
      perform: () => api.act('surveyDistributions', id, key, { version }),
      ...(key === 'end' || incentive === null
        ? { success: `surveyDistributions.verbs.${key}.done` }
        : {}),
    }),
  });
  const verbs: Verb[] = [
    {
      ...step('start'),
      variant: 'contained',
      isAllowed: state === 'draft' && survey?.publishedNumber !== null,
    },
    {
      key: 'edit',
      label: 'ra.action.edit',
      isAllowed: state === 'draft',
      onSelect: () => redirect(editLink('surveyDistributions', id)),
    },
    {
      key: 'withdraw',
      label: 'surveyIncentives.verbs.withdraw.verb',
      isAllowed: state === 'submitted',
      confirm: () => ({
        title: translate('surveyIncentives.verbs.withdraw.title', { name: toText(names) }),
        lines: [translate('surveyIncentives.verbs.withdraw.text')],
        perform: () => api.act('surveyDistributions', id, 'withdrawal', { version }),
        success: 'surveyIncentives.verbs.withdraw.done',
      }),
    },
    { ...step('end'), tone: 'danger', isAllowed: state === 'running' || state === 'full' },
  ];
  return <VerbBar verbs={verbs} />;
};
