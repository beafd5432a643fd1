import { chineseRa } from './chineseRa.ts';
import { merged } from './merged.ts';

export const chinese = merged(
  chineseRa,
  import.meta.glob<object>(['../**/messages.ts', '../**/messages/*.ts'], {
    eager: true,
    query: '?zh',
    import: 'zh',
  }),
);
