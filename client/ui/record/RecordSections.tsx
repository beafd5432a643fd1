import { Suspense } from 'react';
import type { Resource } from '../../pages.ts';
import { recordSections } from './recordSections.ts';

/** What later domains say of the record around. */
export const RecordSections = ({ of }: { of: Resource }) => (
  <Suspense>
    {recordSections.parts
      .filter(({ resource }) => resource === of)
      .map(({ name, Content }) => (
        <Content key={name} />
      ))}
  </Suspense>
);
