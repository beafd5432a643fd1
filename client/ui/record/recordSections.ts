import type { ComponentType } from 'react';
import { Hook } from '#shared/hook';
import type { Resource } from '../../pages.ts';

/** A part that a later domain shows on pages of a resource, for the record around; nothing where it has nothing to say. */
export interface RecordSection {
  resource: Resource;
  name: string;
  Content: ComponentType;
}

/** What later domains show on pages of records, in the order of the domains. */
export const recordSections = new Hook<RecordSection>('recordSections');
