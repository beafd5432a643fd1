/** The name with the number, because two records of one person often have the same name. */
export const recordLabel = ({ name, externalId }: { name: string | null; externalId: string }) =>
  name ? `${name} · ${externalId}` : externalId;
