import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { TrialResult } from '#contract/platform/messages';
import type { Api } from '../../api.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Raw } from '../shared/Raw.tsx';

const Result = ({ result }: { result: TrialResult }) => {
  const translate = useTranslate();
  const { failure, answer, to } = result;
  return (
    <Alert severity={failure === null ? 'success' : 'error'} sx={{ my: 1 }} role="status">
      {failure === null
        ? translate('messageSettings.trial.handedOver', { to })
        : translate(`messages.failures.${failure}`)}
      {answer && <Raw text={answer} label={translate('messages.answerText')} />}
    </Alert>
  );
};

/** Sends a message to oneself with the saved settings, and says what was answered. */
export const TrialButton = ({ id }: { id: number }) => {
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [result, setResult] = useState<TrialResult>();
  const attempt = async () => {
    setResult(undefined);
    const answer = await run(
      async () => (await api.act<TrialResult>('messageSettings', id, 'test')).data,
    );
    if (answer) setResult(answer);
  };
  return (
    <Box sx={{ mb: 2 }}>
      <VerbBar
        verbs={[
          {
            key: 'try',
            label: 'messageSettings.trial.verb',
            pending,
            onSelect: () => void attempt(),
          },
        ]}
      />
      {result && <Result result={result} />}
    </Box>
  );
};
