/** What a check of terms found: conflicts with other promotions, the worst prices, and whether a second person must approve. */
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { rolesThatCan } from '#contract/platform/access';
import type { PromotionReview } from '#contract/promotions/review';
import { ConflictTable } from './review/ConflictTable.tsx';
import { MUTED } from './review/ReviewTable.tsx';
import { WORDS } from './review/words.ts';
import { useFindings } from './review/useFindings.ts';
import { WorstTable } from './review/WorstTable.tsx';
import { Gap } from '../../ui/record/Gap.tsx';

export const ReviewReport = ({
  review: { needsApproval, conflicts, worst, sampled, unmet, findings, warnings },
}: {
  review: PromotionReview;
}) => {
  const translate = useTranslate();
  const sentences = useFindings(findings);
  const roles = rolesThatCan('promotions', 'approval').join(', ');
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {needsApproval === null ? (
        <Alert severity="success">{translate(`${WORDS}.alone`)}</Alert>
      ) : (
        <Alert severity="info">
          {translate(`${WORDS}.second`, { roles })}
          <Gap />
          {translate(`${WORDS}.why.${needsApproval}`)}
        </Alert>
      )}
      {sentences.map((sentence, index) => (
        <Alert key={index} severity="warning">
          {sentence}
        </Alert>
      ))}
      {warnings.map((key) => (
        <Alert key={key} severity="warning">
          {translate(key, { _: key })}
        </Alert>
      ))}
      {conflicts.length > 0 ? (
        <section>
          <Typography variant="subtitle2" component="h3">
            {translate(`${WORDS}.conflictsCount`, { smart_count: conflicts.length })}
          </Typography>
          <ConflictTable rows={conflicts} />
        </section>
      ) : (
        <Alert severity="success">{translate(`${WORDS}.noConflicts`)}</Alert>
      )}
      {unmet.map(({ verdict, count }) => (
        <Alert key={verdict} severity="warning">
          {translate(`${WORDS}.unmet`, {
            smart_count: count,
            reason: translate(`verdicts.short.${verdict}`),
          })}
        </Alert>
      ))}
      {worst.length > 0 && (
        <section>
          <Typography variant="subtitle2" component="h3">
            {translate(`${WORDS}.worst`)}
          </Typography>
          <Typography sx={MUTED}>
            {translate(`${WORDS}.worstHelp`, { smart_count: sampled })}
          </Typography>
          <WorstTable rows={worst} />
        </section>
      )}
    </Box>
  );
};
