export const label = (field: string) => `resources.afterSalesPolicies.fields.${field}`;
