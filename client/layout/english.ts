import englishRa from 'ra-language-english';
import { merged } from './merged.ts';

export const english = merged(
  englishRa,
  import.meta.glob<object>(['../**/messages.ts', '../**/messages/*.ts'], {
    eager: true,
    query: '?en',
    import: 'en',
  }),
);
