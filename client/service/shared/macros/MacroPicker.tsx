/** Finds a canned reply or macro by what is typed, and chooses it by Enter. */
import {
  Autocomplete,
  Box,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { WorkDialog } from '../../../ui/feedback/WorkDialog.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { type MacroChoice, useMacros } from './useMacros.ts';
import { useMacroEffects } from './useMacroEffects.ts';

interface MacroPickerProps {
  /** Only the text is taken over, or what the macro does as well. */
  use: 'text' | 'macro';
  canChoose: (choice: MacroChoice) => boolean;
  onChoose: (choice: MacroChoice) => void;
  onClose: () => void;
}

export const MacroPicker = ({ use, canChoose, onChoose, onClose }: MacroPickerProps) => {
  const translate = useTranslate();
  const localize = useLocalize();
  const effectsOf = useMacroEffects();
  const titleId = useId();
  const choices = useMacros().filter(canChoose);
  const nameOf = ({ macro, language }: MacroChoice) =>
    translate('macros.choice', {
      name: localize(macro.names),
      shortcut: macro.shortcut,
      language: translate(`layout.languages.${language}`),
    });
  return (
    <WorkDialog onClose={onClose} titleId={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{translate(`macros.pick.${use}`)}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 1, minHeight: 360 } }}>
        <Autocomplete<MacroChoice>
          open
          autoHighlight
          disablePortal
          value={null}
          options={choices}
          noOptionsText={translate('macros.nothing')}
          getOptionKey={({ macro, language }) => `${macro.id} ${language}`}
          getOptionLabel={nameOf}
          onChange={(_, chosen) => chosen && onChoose(chosen)}
          renderInput={(params) => (
            <TextField {...params} autoFocus label={translate('macros.search')} />
          )}
          renderOption={({ key, ...props }, choice) => (
            <Box component="li" key={key} {...props} sx={{ '&&': { display: 'block' } }}>
              <Typography>{nameOf(choice)}</Typography>
              <Typography color="text.secondary" noWrap sx={{ fontSize: 12.5 }}>
                {choice.text}
              </Typography>
              {use === 'macro' && (
                <Typography color="text.secondary" sx={{ fontSize: 12.5 }}>
                  {effectsOf(choice.macro)}
                </Typography>
              )}
            </Box>
          )}
        />
      </DialogContent>
    </WorkDialog>
  );
};
