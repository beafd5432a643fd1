import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useIssueText } from '../shared/issues/useDetail.ts';
import type { EditedProduct } from './record.ts';

/** The checklist: what stops the product from going on sale, and what would make it better. */
export const QualityPanel = () => {
  const translate = useTranslate();
  const product = useRecordContext<EditedProduct>();
  const textOf = useIssueText();
  if (!product) return null;
  const { issues, qualityScore } = product;
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return (
    <Section title="products.sections.quality">
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1 }}>
        <Typography sx={{ fontSize: 28, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
          {qualityScore}
        </Typography>
        <Typography color="text.secondary">{translate('products.ofHundred')}</Typography>
      </Box>
      {issues.length === 0 && <Typography>{translate('products.noIssues')}</Typography>}
      {errors > 0 && <Typography sx={{ mb: 1 }}>{translate('products.blocked')}</Typography>}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1 }}>
        {issues.map((issue) => (
          <Box
            component="li"
            key={issue.id}
            sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', overflowWrap: 'anywhere' }}
          >
            <StatusChip
              tone={issue.severity === 'error' ? 'bad' : 'attention'}
              label={`quality.severities.${issue.severity}`}
            />
            <span>{textOf(issue)}</span>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
