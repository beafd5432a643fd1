/** How the file is read, with its first rows: what looks wrong is chosen again before anything is written. */
import { Alert, Box, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ENCODINGS, type FileReading } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { Section } from '../../ui/record/Section.tsx';
import { FirstRows } from './FirstRows.tsx';
import { useDryRun } from './useDryRun.ts';

interface Choice {
  label: string;
  value: string;
  options: { value: string; text: string }[];
  disabled: boolean;
  onChoose: (value: string) => void;
}

const ChoiceField = ({ label, value, options, disabled, onChoose }: Choice) => (
  <TextField
    select
    size="small"
    label={label}
    value={value}
    disabled={disabled}
    onChange={({ target }) => onChoose(target.value)}
    sx={{ minWidth: 220, maxWidth: '100%' }}
  >
    {options.map(({ value: one, text }) => (
      <MenuItem key={one} value={one}>
        {text}
      </MenuItem>
    ))}
  </TextField>
);

export interface ReadingSectionProps {
  job: Job;
  reading: FileReading;
  /** Whether the person said that the rows are right; only asked where that is in doubt. */
  isRight: boolean;
  onRight: (isRight: boolean) => void;
}

export const ReadingSection = ({ job, reading, isRight, onRight }: ReadingSectionProps) => {
  const translate = useTranslate();
  const { start, pending } = useDryRun(job);
  const { encoding, sheet, sheets, doubts, rows } = reading;
  const isPreview = job.input.dryRun === true;
  const disabled = pending || !isPreview;
  return (
    <Section title="imports.reading.title" {...(isPreview && { help: 'imports.reading.help' })}>
      {isPreview && doubts.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {doubts
            .map((doubt) => translate(`imports.reading.doubts.${doubt}`))
            .join(translate('layout.sentenceSeparator'))}
          <FormControlLabel
            sx={{ display: 'flex', mt: 0.5 }}
            control={
              <Checkbox
                size="small"
                checked={isRight}
                onChange={(_, checked) => onRight(checked)}
              />
            }
            label={translate('imports.reading.right')}
          />
        </Alert>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1, mb: 1.5 }}>
        {encoding && (
          <ChoiceField
            label={translate('imports.reading.encoding')}
            value={encoding}
            disabled={disabled}
            options={ENCODINGS.map((one) => ({
              value: one,
              text: translate(`imports.reading.encodings.${one}`),
            }))}
            onChoose={(one) => start({ encoding: one as FileReading['encoding'] & string })}
          />
        )}
        {sheet !== null && (
          <ChoiceField
            label={translate('imports.reading.sheet')}
            value={sheet}
            disabled={disabled}
            options={sheets.map(({ name, rows: count }) => ({
              value: name,
              text: translate('imports.reading.rows', { name, smart_count: count }),
            }))}
            onChoose={(one) => start({ sheet: one })}
          />
        )}
      </Box>
      {rows.length > 0 && <FirstRows rows={rows} />}
    </Section>
  );
};
