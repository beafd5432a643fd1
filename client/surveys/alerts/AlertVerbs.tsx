/** What may be done with an alert, as the server's table of steps says. */
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { AlertAction, SurveyAlertDetail } from '#contract/surveys/alerts';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { ContactDialog } from './ContactDialog.tsx';

export const AlertVerbs = ({ alert }: { alert: SurveyAlertDetail }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const [open, setOpen] = useState<AlertAction | null>(null);
  const close = () => setOpen(null);
  const { id, version, allowed, stage } = alert;
  const verb = (key: 'contact' | 'close' | 'assign') => ({
    key,
    label: `surveyAlerts.verbs.${key}`,
    isAllowed: allowed.includes(key),
    onSelect: () => setOpen(key),
  });
  return (
    <>
      <VerbBar
        verbs={[
          { ...verb('contact'), ...(stage === 'open' && { variant: 'contained' as const }) },
          { ...verb('close'), ...(stage !== 'open' && { variant: 'contained' as const }) },
          verb('assign'),
          {
            key: 'reopen',
            label: 'surveyAlerts.verbs.reopen',
            isAllowed: allowed.includes('reopen'),
            confirm: () => ({
              title: translate('surveyAlerts.reopening.title', { id }),
              lines: [translate('surveyAlerts.reopening.text')],
              perform: () => api.act('surveyAlerts', id, 'reopening', { version }),
              success: 'surveyAlerts.saved',
            }),
          },
        ]}
      />
      {open === 'contact' && <ContactDialog alert={alert} onClose={close} />}
      {open === 'close' && <CloseDialog alert={alert} onClose={close} />}
      {open === 'assign' && <AssignDialog alert={alert} onClose={close} />}
    </>
  );
};
