import { Box } from '@mui/material';
import type { Flag } from '#contract/pricing/priceBatches/batchRows';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<Flag, Tone> = {
  belowFloor: 'bad',
  belowCost: 'bad',
  bigChange: 'attention',
  lowMargin: 'attention',
  notReduced: 'attention',
  changedSince: 'attention',
  planned: 'attention',
  raised: 'information',
  noCost: 'neutral',
  noPrice: 'neutral',
  noCompetitor: 'neutral',
  absurd: 'attention',
  unchanged: 'neutral',
};

/** What there is to say about a new price, the gravest first. */
export const Flags = ({ flags }: { flags: readonly Flag[] }) => (
  <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
    {flags.map((flag) => (
      <StatusChip key={flag} tone={TONES[flag]} label={`priceBatches.flags.${flag}`} />
    ))}
  </Box>
);
