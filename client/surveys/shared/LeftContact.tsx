/** The address that a customer left to be contacted: masked until somebody to whom the alert is due says why. */
import Visibility from '@mui/icons-material/VisibilityOutlined';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { Facts } from '../../ui/record/Facts.tsx';

interface Revealed {
  id: number;
  contact: string;
}

export const LeftContact = ({
  alert: { id, contact, canReveal },
}: {
  alert: Pick<SurveyAlertDetail, 'id' | 'contact' | 'canReveal'>;
}) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const [revealed, setRevealed] = useState<Revealed>();
  if (contact === null) return null;
  const shown = revealed?.id === id ? revealed.contact : null;
  const reveal: Verb = {
    key: 'reveal',
    label: 'surveyAlerts.reveal.verb',
    icon: <Visibility />,
    confirm: () => ({
      title: 'surveyAlerts.reveal.title',
      lines: [translate('surveyAlerts.reveal.text')],
      reason: 'required',
      perform: async (reason) => {
        const { data } = await api.act<Revealed>('surveyAlerts', id, 'reveal', { reason });
        setRevealed(data);
      },
      // A refresh of the page would not mask it again: what was shown is kept here.
      onSuccess: () => void client.invalidateQueries({ queryKey: ['surveyAlerts', 'history'] }),
    }),
  };
  return (
    <>
      <Facts
        facts={[{ label: 'resources.surveyAlerts.fields.contact', value: shown ?? contact }]}
      />
      {canReveal && shown === null && (
        <Box sx={{ my: 1 }}>
          <VerbBar verbs={[reveal]} />
        </Box>
      )}
    </>
  );
};
