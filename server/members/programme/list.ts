/** The list of versions of the programme. */
import { versionList } from '../../platform/versions/list.ts';
import { PROGRAMME } from './versions.ts';

export const programmeVersionList = versionList(PROGRAMME);
