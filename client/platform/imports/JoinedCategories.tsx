import { Alert, Button, Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ImportNotice } from '#contract/platform/imports';
import type { Job } from '#contract/platform/jobs';
import { argumentIn } from '#shared/localization';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useDryRun } from './useDryRun.ts';

const ownOf = ({ input }: Job): string[] =>
  Array.isArray(input.ownCategories) ? (input.ownCategories as string[]) : [];

/** Types of the file that join categories of the store; each can be given a category of its own instead. */
export const JoinedCategories = ({
  job,
  notice: { names, keys = [] },
  text,
}: {
  job: Job;
  notice: ImportNotice;
  text: string;
}) => {
  const translate = useTranslate();
  const { locale } = useStoreSettings();
  const { start, pending } = useDryRun(job);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (key: string, checked: boolean) =>
    setChosen((before) => (checked ? [...before, key] : before.filter((one) => one !== key)));
  return (
    <Alert severity="info" sx={{ overflowWrap: 'anywhere' }}>
      {text}
      {keys.map((key, index) => (
        <FormControlLabel
          key={key}
          sx={{ display: 'flex' }}
          control={
            <Checkbox
              size="small"
              checked={chosen.includes(key)}
              onChange={(_, checked) => toggle(key, checked)}
            />
          }
          label={translate('imports.own.choice', { name: argumentIn(names[index] ?? key, locale) })}
        />
      ))}
      <Button
        size="small"
        disabled={pending || chosen.length === 0}
        onClick={() => start({ ownCategories: [...ownOf(job), ...chosen] })}
      >
        {translate('imports.own.again')}
      </Button>
    </Alert>
  );
};
