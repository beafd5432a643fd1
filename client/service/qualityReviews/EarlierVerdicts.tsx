/** What a review said before it was corrected, the first verdict first. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Criterion } from '#contract/service/qualityCards';
import type { EarlierVerdict } from '#contract/service/qualityReviews';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { Section } from '../../ui/record/Section.tsx';

const Verdict = ({
  verdict,
  criteria,
}: {
  verdict: EarlierVerdict;
  criteria: readonly Criterion[];
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const personName = usePersonName();
  const rate = useRate();
  const { score, marks, comment, givenBy, reason, replacedBy, replacedAt } = verdict;
  return (
    <Box component="li" sx={{ mb: 2 }}>
      <Typography component="div">
        {translate('qualityReviews.verdictBy', { name: personName(givenBy), score: rate(score) })}
      </Typography>
      <Facts
        facts={criteria.map(({ key, names }) => ({
          label: toText(names),
          value: translate(`qualityReviews.marks.${marks[key] ?? 0}`),
        }))}
      />
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', my: 0.5 }}>
        {comment}
      </Typography>
      <Typography component="div" color="text.secondary">
        {translate(reason === null ? 'qualityReviews.correctedBy' : 'qualityReviews.correctedFor', {
          name: personName(replacedBy),
          reason,
        })}
        {translate('layout.partSeparator')}
        <Instant at={replacedAt} />
      </Typography>
    </Box>
  );
};

export const EarlierVerdicts = ({
  earlier,
  criteria,
}: {
  earlier: readonly EarlierVerdict[];
  criteria: readonly Criterion[];
}) => {
  if (earlier.length === 0) return null;
  return (
    <Section title="qualityReviews.sections.earlier" help="qualityReviews.help.earlier">
      <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
        {earlier.map((verdict) => (
          <Verdict key={verdict.id} verdict={verdict} criteria={criteria} />
        ))}
      </Box>
    </Section>
  );
};
