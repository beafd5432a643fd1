/** What is missing in what is being written, and how it looks on a phone. */
import PhoneIphone from '@mui/icons-material/PhoneIphone';
import { Box, Button, Typography } from '@mui/material';
import { useDeferredValue, useMemo, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { Definition } from '#contract/surveys/definitions';
import type { SurveyVersion } from '#contract/surveys/versions';
import { IssueList } from '../IssueList.tsx';
import { PreviewDialog } from '../preview/PreviewDialog.tsx';
import { useKnown, useSurvey } from '../../shared/useSurvey.ts';

/** What the form holds, once it is what can be saved. */
const useWritten = (): Definition | null => {
  const written: unknown = useDeferredValue(useWatch({ name: 'definition' }));
  return useMemo(() => Definition.safeParse(written).data ?? null, [written]);
};

export const Check = () => {
  const translate = useTranslate();
  const version = useRecordContext<SurveyVersion>();
  const known = useKnown(version?.surveyId);
  const survey = useSurvey(version?.surveyId);
  const definition = useWritten();
  const [isOpen, setOpen] = useState(false);
  if (!definition) return null;
  return (
    <Box sx={{ mb: 2, display: 'grid', gap: 1 }}>
      {known && <IssueList definition={definition} known={known} />}
      <Typography color="text.secondary">
        {translate('surveyVersions.builder.publishHelp')}
      </Typography>
      <Box>
        <Button startIcon={<PhoneIphone />} onClick={() => setOpen(true)}>
          {translate('surveyVersions.preview.open')}
        </Button>
      </Box>
      {isOpen && survey && (
        <PreviewDialog
          definition={definition}
          identityMode={survey.identityMode}
          onClose={() => setOpen(false)}
        />
      )}
    </Box>
  );
};
