import { followLinksAs } from './support/links.ts';

followLinksAs('marketer');
