/** Draws attribute values of the demo store's products as their categories define. Pure. */
import type { AttributeValue } from '#contract/catalog/attributes';
import { addDays } from '#shared/days';
import type { Draw, Pair } from './departments/department.ts';
import type { Random } from '../shared/random.ts';

export const localized = ([en, zh]: Pair) => ({ en, zh });

/** Draws a value; `thing` is the number of the product's kind within the category. */
export const drawValue = (
  random: Random,
  draw: Draw,
  { today, brand, thing }: { today: string; brand: Pair; thing: number },
): AttributeValue => {
  if (Array.isArray(draw)) return random.pick(draw as readonly string[]);
  if (draw === 'brand') return localized(brand);
  const kind = draw as Exclude<Draw, string | readonly string[]>;
  if ('byThing' in kind) return localized(kind.byThing[thing % kind.byThing.length] ?? brand);
  if ('from' in kind)
    return kind.from + random.int(0, Math.floor((kind.to - kind.from) / kind.step)) * kind.step;
  if ('yes' in kind) return random.chance(kind.yes);
  if ('daysAhead' in kind) return addDays(today, random.int(...kind.daysAhead));
  if ('daysAgo' in kind) return addDays(today, -random.int(...kind.daysAgo));
  if ('box' in kind) {
    const sides = [0, 1, 2].map(() => random.int(...kind.box)).join(' × ');
    return { en: `${sides} cm`, zh: `${sides} 厘米` };
  }
  return localized(random.pick(kind.texts));
};
