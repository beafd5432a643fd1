/** Who may be described by what they do: everybody who has not refused. */

/** The condition that the member of this table or alias has not refused a portrait. */
export const mayBePortrayed = (member: string): string =>
  `coalesce(${member}.profiling_consent, 1) <> 0`;
