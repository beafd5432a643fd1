/** The departments of the demo store in menu order. */
import { apparel } from './apparel.ts';
import { baby } from './baby.ts';
import { beauty } from './beauty.ts';
import { books } from './books.ts';
import type { Department } from './department.ts';
import { digital } from './digital.ts';
import { food } from './food.ts';
import { home } from './home.ts';
import { sports } from './sports.ts';

export const DEPARTMENTS: readonly Department[] = [
  home,
  apparel,
  digital,
  beauty,
  food,
  baby,
  sports,
  books,
];
