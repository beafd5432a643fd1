/** The link of a survey as a picture for phones, which can be printed for a counter with the survey's name. */
import { Box, Button, GlobalStyles, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useGetOne, useTranslate } from 'react-admin';
import type { Survey } from '#contract/surveys/surveys';
import { useLocalize } from '../../ui/record/localized.tsx';
import { saveFile } from '../../ui/record/saveFile.ts';

const SIZE = 200;
const SIGN = 'counter-sign';
/** On paper the sign stands alone, and large. */
const PRINTED = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    [`#${SIGN}, #${SIGN} *`]: { visibility: 'visible' },
    [`#${SIGN}`]: { position: 'fixed', inset: 0, textAlign: 'center', paddingTop: '3cm' },
    [`#${SIGN} img`]: { width: '11cm !important', height: '11cm !important', margin: '0 auto' },
  },
} as const;

/** The library that draws the code is loaded only here. */
const useDrawn = (url: string) =>
  useQuery({
    queryKey: ['surveyDistributions', 'sign', url],
    queryFn: async () => (await import('uqr')).renderSVG(url),
    staleTime: Infinity,
  }).data;

export const CounterSign = ({ url, surveyId }: { url: string; surveyId: number }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const { data: survey } = useGetOne<Survey>('surveys', { id: surveyId });
  const drawn = useDrawn(url);
  if (drawn === undefined) return <Skeleton variant="rounded" width={SIZE} height={SIZE} />;
  const text = (key: string) => translate(`surveyDistributions.sign.${key}`);
  return (
    <Box sx={{ mt: 2 }}>
      <GlobalStyles styles={PRINTED} />
      <Box id={SIGN}>
        <Typography variant="subtitle2" component="h3" sx={{ overflowWrap: 'anywhere' }}>
          {toText(survey?.names)}
        </Typography>
        <Box
          component="img"
          src={`data:image/svg+xml;utf8,${encodeURIComponent(drawn)}`}
          alt={text('alt')}
          sx={{ width: SIZE, height: SIZE, display: 'block', my: 1 }}
        />
        <Typography>{text('invites')}</Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button variant="outlined" onClick={() => globalThis.print()}>
          {text('print')}
        </Button>
        <Button onClick={() => saveFile(drawn, 'survey.svg', 'image/svg+xml')}>
          {text('save')}
        </Button>
      </Box>
    </Box>
  );
};
