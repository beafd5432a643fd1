/** Names of the buttons of every field with suggestions in the language of the screen; MUI's own are English. */
import { type Theme, ThemeProvider } from '@mui/material';
import { type ReactNode, useCallback } from 'react';
import { useTranslate } from 'react-admin';

export const ChoiceTexts = ({ children }: { children: ReactNode }) => {
  const translate = useTranslate();
  const withTexts = useCallback(
    (theme: Theme): Theme => {
      const choice = theme.components?.MuiAutocomplete;
      const texts = {
        openText: translate('ra.action.open'),
        closeText: translate('ra.action.close'),
        clearText: translate('ra.action.clear_input_value'),
      };
      return {
        ...theme,
        components: {
          ...theme.components,
          MuiAutocomplete: { ...choice, defaultProps: { ...choice?.defaultProps, ...texts } },
        },
      };
    },
    [translate],
  );
  return <ThemeProvider theme={withTexts}>{children}</ThemeProvider>;
};
