import type { VersionPages } from '../../platform/shared/versions/versionPages.ts';

export const PAGES: VersionPages = { resource: 'afterSalesPolicies', words: 'policies' };
