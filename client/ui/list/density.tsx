/** The density of all tables: one choice for the whole console, stored in this browser. */
import Compact from '@mui/icons-material/DensitySmallOutlined';
import Comfortable from '@mui/icons-material/DensityMediumOutlined';
import { IconButton, Tooltip } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';

export type Density = 'small' | 'medium';

export const useDensity = () => useStore<Density>('density', 'small');

export const DensityButton = () => {
  const translate = useTranslate();
  const [density, setDensity] = useDensity();
  const other: Density = density === 'small' ? 'medium' : 'small';
  const label = translate(other === 'small' ? 'ui.density.compact' : 'ui.density.comfortable');
  const Icon = other === 'small' ? Compact : Comfortable;
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={() => setDensity(other)}>
        <Icon sx={{ fontSize: 18 }} />
      </IconButton>
    </Tooltip>
  );
};
