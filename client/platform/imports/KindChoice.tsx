import Download from '@mui/icons-material/FileDownloadOutlined';
import { Box, FormControlLabel, Link, Radio, RadioGroup, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ImportKind } from '#contract/platform/imports';

const LABEL = {
  alignItems: 'flex-start',
  m: 0,
  // On a phone the sample stands below, so that the text has the whole width.
  flex: { xs: '1 1 100%', sm: 1 },
  '& .MuiRadio-root': { pt: 0.25 },
} as const;

interface KindChoiceProps {
  /** Those that this person may import. */
  kinds: readonly ImportKind[];
  kind: ImportKind;
  onChange: (kind: ImportKind) => void;
}

/** The kinds of file, each explained, each with a sample. */
export const KindChoice = ({ kinds, kind, onChange }: KindChoiceProps) => {
  const translate = useTranslate();
  return (
    <RadioGroup
      aria-label={translate('imports.kind')}
      value={kind}
      onChange={(_, value) => onChange(value as ImportKind)}
    >
      {kinds.map((one) => {
        const name = translate(`imports.kinds.${one}.name`);
        return (
          <Box
            key={one}
            sx={{
              display: 'flex',
              flexWrap: { xs: 'wrap', sm: 'nowrap' },
              alignItems: 'flex-start',
              gap: 1,
              py: 1,
            }}
          >
            <FormControlLabel
              value={one}
              control={<Radio size="small" />}
              sx={LABEL}
              label={
                <>
                  <Typography component="span" sx={{ fontWeight: 500, display: 'block' }}>
                    {name}
                  </Typography>
                  <Typography component="span" variant="body2" color="text.secondary">
                    {translate(`imports.kinds.${one}.text`)}
                  </Typography>
                </>
              }
            />
            <Link
              href={`/api/imports/samples/${one}`}
              download
              aria-label={[translate('imports.sample'), name].join(
                translate('layout.labelSeparator'),
              )}
              sx={{
                display: 'inline-flex',
                gap: 0.5,
                alignItems: 'center',
                whiteSpace: 'nowrap',
                ml: { xs: 4, sm: 0 },
              }}
            >
              <Download fontSize="small" />
              {translate('imports.sample')}
            </Link>
          </Box>
        );
      })}
    </RadioGroup>
  );
};
