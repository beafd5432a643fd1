import Pin from '@mui/icons-material/PushPinOutlined';
import Pinned from '@mui/icons-material/PushPin';
import { IconButton, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { usePins } from './usePins.ts';

/** Puts the page that is open, with its filter, at the top of the menu, or takes it away from there. */
export const PinButton = () => {
  const translate = useTranslate();
  const { isPinned, toggle } = usePins();
  const label = translate(isPinned ? 'layout.unpin' : 'layout.pin');
  const Icon = isPinned ? Pinned : Pin;
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" aria-label={label} aria-pressed={isPinned} onClick={toggle}>
        <Icon sx={{ fontSize: 20 }} />
      </IconButton>
    </Tooltip>
  );
};
