/** The calls that were planned because this case ended, where there are any. */
import { Box } from '@mui/material';
import type { CaseDetail } from '#contract/service/cases';
import { Section } from '../../ui/record/Section.tsx';
import { CaseLine } from '../shared/cases/CaseLine.tsx';
import { useCases } from '../shared/cases/useCases.ts';

export const CausedCalls = ({ record: { id, closedAt } }: { record: CaseDetail }) => {
  const rows = useCases({ calledAfterId: id }, closedAt !== null);
  if (rows.length === 0) return null;
  return (
    <Section title="careCauses.calls">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((row) => (
          <CaseLine key={row.id} row={row} />
        ))}
      </Box>
    </Section>
  );
};
