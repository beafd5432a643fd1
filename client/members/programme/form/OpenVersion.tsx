/** Instead of the form of a new version: another is worked on, and only one at a time can be. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

export const OpenVersion = ({ version: { id, number, state } }: { version: ProgrammeVersion }) => {
  const translate = useTranslate();
  const isSubmitted = state === 'submitted';
  return (
    <Alert severity="warning">
      {translate(isSubmitted ? 'programme.form.awaits' : 'programme.errors.versionOpen', {
        number,
      })}{' '}
      <RecordLink id={id}>{translate('programme.form.openOther', { number })}</RecordLink>
    </Alert>
  );
};
