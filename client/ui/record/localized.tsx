/** Texts per store language: one input for each, and reading with a fallback. */
import { Box, FormHelperText } from '@mui/material';
import type { ReactNode } from 'react';
import { TextInput, useTranslate, useTranslateLabel, useLocale, type Validator } from 'react-admin';
import { LANGUAGES, localize, type Language, type Localized } from '#shared/localization';

/** The text of a record in a language, by default that of the screen, else in one that has it. */
export const useLocalize = (language?: Language) => {
  const locale = useLocale() as Language;
  return (texts: Localized | null | undefined) => localize(texts, language ?? locale);
};

export interface LocalizedInputProps {
  source: string;
  label?: string;
  multiline?: boolean;
  minRows?: number;
  helperText?: ReactNode;
  /** Says that it is needed; the contract decides. */
  validate?: Validator | Validator[];
  /** Whether it is needed in every language, so that each has the asterisk; else one of them is enough. */
  inAll?: boolean;
}

/** One input for each language, in a row on wide screens. */
export const LocalizedInput = ({
  source,
  label,
  validate,
  inAll = false,
  helperText,
  ...rest
}: LocalizedInputProps) => {
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const name = translateLabel({ source, ...(label !== undefined && { label }) });
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '1fr 1fr' },
        columnGap: 2,
        width: '100%',
      }}
    >
      {LANGUAGES.map((language) => (
        <TextInput
          {...rest}
          key={language}
          source={`${source}.${language}`}
          label={`${String(name)} · ${translate(`layout.languages.${language}`)}`}
          helperText={helperText ?? false}
          {...(validate && inAll && { validate })}
          parse={(value: string | null) => value ?? ''}
          slotProps={{ htmlInput: { lang: language } }}
        />
      ))}
      {validate && !inAll && (
        <FormHelperText sx={{ gridColumn: '1 / -1', mx: 1.75, mt: 0, mb: 1 }}>
          {translate('ui.oneLanguage')}
        </FormHelperText>
      )}
    </Box>
  );
};
