/** For whom something is written: seen at once, and in words. */
import Lock from '@mui/icons-material/LockOutlined';
import { Box, Chip, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { DraftKind } from './useDraft.ts';

interface KindChoiceProps {
  kinds: readonly DraftKind[];
  kind: DraftKind;
  onChoose: (kind: DraftKind) => void;
}

export const KindChoice = ({ kinds, kind, onChoose }: KindChoiceProps) => {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
      <ToggleButtonGroup
        size="small"
        exclusive
        value={kind}
        onChange={(_, chosen: DraftKind | null) => chosen && onChoose(chosen)}
        aria-label={translate('tickets.compose.kind')}
      >
        {kinds.map((one) => (
          <ToggleButton key={one} value={one}>
            {translate(`tickets.compose.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {kind === 'internal' && (
        <Chip
          size="small"
          variant="outlined"
          icon={<Lock />}
          label={translate('tickets.compose.onlyColleagues')}
        />
      )}
    </Box>
  );
};
