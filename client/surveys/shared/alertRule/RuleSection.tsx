/** By which answers a survey alerts somebody, on its page; whoever may edit the survey changes it there. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { AlertRule } from '#contract/surveys/alertRules';
import type { Api } from '../../../api.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { LIMIT_KEYS, RuleDialog } from './RuleDialog.tsx';

export const RuleSection = ({ surveyId }: { surveyId: number }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [isOpen, setOpen] = useState(false);
  const { canAccess = false } = useCanAccess({ resource: 'surveys', action: 'edit' });
  const query = useQuery({
    queryKey: ['surveys', 'alertRule', surveyId],
    queryFn: async ({ signal }) =>
      (await api.call<AlertRule>('GET', `/surveys/${surveyId}/alertRule`, undefined, signal)).data,
  });
  const rule = query.data;
  const label = (field: string) => `surveyAlerts.ruleFacts.${field}`;
  return (
    <Section title="surveyAlerts.sections.rule" help="surveyAlerts.help.rule">
      {rule ? (
        <>
          <Facts
            facts={[
              { label: label('isOn'), value: translate(`ra.boolean.${rule.isOn}`) },
              ...LIMIT_KEYS.map((key) => ({
                label: label(key),
                value: rule[key] ?? translate('surveyAlerts.noLimit'),
              })),
              { label: label('words'), value: rule.words.join(' · ') },
              { label: label('safetyWords'), value: rule.safetyWords.join(' · ') },
            ]}
          />
          {canAccess && (
            <Button sx={{ mt: 1 }} onClick={() => setOpen(true)}>
              {translate('surveyAlerts.verbs.rule')}
            </Button>
          )}
          {isOpen && <RuleDialog rule={rule} onClose={() => setOpen(false)} />}
        </>
      ) : (
        <Loading query={query} height={120} />
      )}
    </Section>
  );
};
