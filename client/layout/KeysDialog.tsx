import { Box, Dialog, DialogContent, DialogTitle } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDialogClose } from '../ui/feedback/useDialogClose.ts';

/** Keys by what they do (`layout.keys.<name>`); several for one thing are separated by a space. */
const KEYS = {
  search: 'Ctrl+K',
  help: '?',
  filter: '/',
  next: 'j k',
  open: 'Enter',
  select: 'x',
  save: 'Ctrl+Enter',
  close: 'Esc',
  ticketTake: 't',
  ticketAssign: 'a',
  ticketWrite: 'r n',
  ticketCall: 'c',
  ticketText: 'm /',
  ticketTag: 'l',
  ticketCase: 'p',
  ticketMove: 'h s',
  ticketList: 'u',
} as const;

const KEY = {
  font: 'inherit',
  fontSize: 12.5,
  px: 0.75,
  py: 0.25,
  mr: 0.5,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
} as const;

const KeysDialog = ({ onClose }: { onClose: () => void }) => {
  const translate = useTranslate();
  const close = useDialogClose(true, onClose);
  return (
    <Dialog open onClose={close} maxWidth="xs" aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{translate('layout.keys.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: 1, columnGap: 2 }}
        >
          {Object.entries(KEYS).map(([name, keys]) => (
            <Box key={name} sx={{ display: 'contents' }}>
              <dt>
                {keys.split(' ').map((key) => (
                  <Box key={key} component="kbd" sx={KEY}>
                    {key}
                  </Box>
                ))}
              </dt>
              <Box component="dd" sx={{ m: 0 }}>
                {translate(`layout.keys.${name}`)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
    </Dialog>
  );
};

export default KeysDialog;
