/** Scores by agent: one's own, and those of whoever one leads. */
import { Box, Typography } from '@mui/material';
import type { AgentScores } from '#contract/surveys/recordScores';
import { ScoreTable } from './ScoreTable.tsx';

export const AgentScoreList = ({ rows }: { rows: AgentScores['rows'] }) =>
  rows.map(({ agentId, name, scores }) => (
    <Box key={agentId} sx={{ mb: 1.5 }}>
      <Typography variant="subtitle2" component="h3">
        {name ?? '–'}
      </Typography>
      <ScoreTable label={name ?? '–'} scores={scores} range="last12" by="agent" />
    </Box>
  ));
