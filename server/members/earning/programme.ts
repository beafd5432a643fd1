/** Loads the programme as earning asks for it. */
import type { Db } from '#db';
import { loadVersions } from '../programme/load.ts';
import { Programme } from './versions.ts';

/** Null where no version has been approved. */
export const openProgramme = async (db: Db): Promise<Programme | null> => {
  const versions = await loadVersions(db);
  return versions.length === 0 ? null : new Programme(versions);
};
