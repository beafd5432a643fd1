/** Instead of the form of a new version: another is worked on, and only one at a time can be. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { VersionRecord } from '#contract/platform/versions';
import { Gap } from '../../../ui/record/Gap.tsx';
import { RecordLink } from '../../../ui/record/RecordLink.tsx';

interface OpenVersionProps {
  version: Pick<VersionRecord, 'id' | 'number'>;
  /** Why it is in the way: a translation key. */
  text: string;
}

export const OpenVersion = ({ version: { id, number }, text }: OpenVersionProps) => {
  const translate = useTranslate();
  return (
    <Alert severity="warning">
      {translate(text, { number })}
      <Gap />
      <RecordLink id={id}>{translate('versions.openOther', { number })}</RecordLink>
    </Alert>
  );
};
