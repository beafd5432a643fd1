export const label = (field: string) => `resources.surveyVersions.fields.${field}`;
