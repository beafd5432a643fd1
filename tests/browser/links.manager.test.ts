import { followLinksAs } from './support/links.ts';

followLinksAs('manager');
