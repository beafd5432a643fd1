/** The goods that a case is about. */
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CaseLine } from '#contract/service/cases';
import { lineNameOf } from '#rules/service/cases';
import { Section } from '../../ui/record/Section.tsx';

export const CaseLines = ({ lines }: { lines: readonly CaseLine[] }) => {
  const translate = useTranslate();
  if (lines.length === 0) return null;
  return (
    <Section title="cases.sections.lines">
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {lines.map((line) => (
          <li key={line.id}>
            {translate('cases.line', {
              sku: lineNameOf(line),
              requested: line.requested,
              approved: line.approved ?? '–',
              received: line.received,
            })}
          </li>
        ))}
      </Box>
    </Section>
  );
};
