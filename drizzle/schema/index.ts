/** Every table of the house, one file a feature. */
export * from './activities.ts';
export * from './apiKeys.ts';
export * from './attributes.ts';
export * from './categories.ts';
export * from './events.ts';
export * from './idempotency.ts';
export * from './jobs.ts';
export * from './members.ts';
export * from './orders.ts';
export * from './products.ts';
export * from './quality.ts';
export * from './returns.ts';
export * from './sales.ts';
export * from './settings.ts';
export * from './staff.ts';
