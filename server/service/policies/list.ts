/** The list of versions of the policy. */
import { versionList } from '../../platform/versions/list.ts';
import { POLICY } from './versions.ts';

export const policyList = versionList(POLICY);
