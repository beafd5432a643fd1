/** The version of the programme that is in force at an instant. Pure. */

export interface BegunVersion {
  number: number;
  startsAt: number;
}

/** Of approved versions the one that began last; null before the first has begun. */
export const versionAt = <V extends BegunVersion>(versions: readonly V[], at: number): V | null => {
  let found: V | null = null;
  for (const version of versions) {
    if (version.startsAt > at) continue;
    const isLater =
      found === null ||
      version.startsAt > found.startsAt ||
      (version.startsAt === found.startsAt && version.number > found.number);
    if (isLater) found = version;
  }
  return found;
};
