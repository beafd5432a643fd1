/** Choices of a coded field, named by the messages of the programme. Pure. */
export const choicesOf = (ids: readonly string[], words: string) =>
  ids.map((id) => ({ id, name: `programme.${words}.${id}` }));

export const label = (field: string) => `resources.programmeVersions.fields.${field}`;
