/** Large numbers as people read them. Pure. */
import { numberFormat } from '#shared/formatters';

/** From here on, neither language has a word for the unit that people use. */
const LEAST_POWER = 1e15;
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** With two digits: "39 million", "3900万", and "3.9 × 10¹⁶" in every language. */
export const roughCount = (count: number, locale: string): string => {
  if (count < LEAST_POWER)
    return numberFormat(locale, {
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: 2,
    }).format(count);
  const [digits = '', power = ''] = count.toExponential(1).split('e+');
  return `${digits} × 10${power.replace(/\d/g, (digit) => SUPERSCRIPT[Number(digit)] ?? '')}`;
};
