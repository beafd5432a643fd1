/** Figures as a chart or as their table. */
import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

export type Look = 'chart' | 'table';

interface LookToggleProps {
  look: Look;
  onLook: (look: Look) => void;
}

export const LookToggle = ({ look, onLook }: LookToggleProps) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={look}
      onChange={(_, chosen: Look | null) => chosen && onLook(chosen)}
      aria-label={translate('looks.label')}
    >
      <ToggleButton value="chart">{translate('looks.chart')}</ToggleButton>
      <ToggleButton value="table">{translate('looks.table')}</ToggleButton>
    </ToggleButtonGroup>
  );
};
