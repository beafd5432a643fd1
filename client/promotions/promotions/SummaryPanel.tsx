/** What the shopper will get, in plain words, as long as the terms are on screen. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Terms } from '#contract/promotions/promotions';
import { Section } from '../../ui/record/Section.tsx';
import { type Part, summaryOf } from './summary.ts';
import { useTermsWords } from './useTermsWords.ts';
import { Gap } from '../../ui/record/Gap.tsx';

/** How it stands among others is for staff. */
const FOR_STAFF: readonly Part[] = ['lane', 'holdout'];

export const SummaryText = ({ terms }: { terms: Terms }) => {
  const translate = useTranslate();
  const lines = summaryOf(terms, useTermsWords([terms]));
  const [gives, ...rest] = lines;
  const said = rest.filter(({ part }) => !FOR_STAFF.includes(part));
  const aside = rest.filter(({ part }) => FOR_STAFF.includes(part));
  return (
    <>
      <Typography sx={{ fontSize: 16, fontWeight: 600, mb: 1, overflowWrap: 'anywhere' }}>
        {gives?.text}
      </Typography>
      {said.map(({ part, text }) => (
        <Typography key={part} sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
      ))}
      {aside.length > 0 && (
        <Box
          sx={{
            mt: 1,
            pt: 1,
            borderTop: 1,
            borderColor: 'divider',
            color: 'text.secondary',
            fontSize: 12.5,
          }}
        >
          <Box component="span" sx={{ fontWeight: 600 }}>
            {translate('promotions.forStaff')}
          </Box>
          <Gap />
          {aside.map(({ part, text }) => (
            <span key={part}>
              {text}
              <Gap />
            </span>
          ))}
        </Box>
      )}
    </>
  );
};

export const SummaryPanel = ({ terms }: { terms: Terms }) => (
  <Section title="promotions.summaryTitle">
    <SummaryText terms={terms} />
  </Section>
);
