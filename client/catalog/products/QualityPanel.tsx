import { Box, Typography } from '@mui/material';
import { useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { Attribute } from '#contract/catalog/attributes';
import { useLocalize } from '../../ui/record/localized.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import type { EditedProduct } from './record.ts';

/** The checklist: what stops the product from going on sale, and what would make it better. */
export const QualityPanel = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const product = useRecordContext<EditedProduct>();
  const { data: attributes = [] } = useGetList<Attribute>('attributes', {
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  if (!product) return null;
  const nameOf = (detail: string | null) => {
    if (detail === null) return '';
    const attribute = attributes.find(({ code }) => code === detail);
    return `: ${attribute ? toText(attribute.names) : translate(`layout.languages.${detail}`, { _: detail })}`;
  };
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
        {issues.map(({ id, rule, severity, detail }) => (
          <Box
            component="li"
            key={id}
            sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', overflowWrap: 'anywhere' }}
          >
            <StatusChip
              tone={severity === 'error' ? 'bad' : 'attention'}
              label={`quality.severities.${severity}`}
            />
            <span>
              {translate(`quality.rules.${rule}`)}
              {nameOf(detail)}
            </span>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
