import { useRecordContext, useTranslate } from 'react-admin';
import type { VersionRecord } from '#contract/platform/versions';
import type { VersionPages } from './versionPages.ts';

export const VersionTitle = ({ words }: Pick<VersionPages, 'words'>) => {
  const translate = useTranslate();
  const version = useRecordContext<VersionRecord>();
  return <span>{version && translate(`${words}.title`, { number: version.number })}</span>;
};
