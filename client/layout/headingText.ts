/** What the browser's tab says of the page: its heading as one line of text. */

/** The parts of the heading, each with its state apart from its name: a chip follows after a dot. */
export const headingText = (heading: Element): string => {
  const copy = heading.cloneNode(true) as Element;
  for (const chip of copy.querySelectorAll('.MuiChip-root')) chip.prepend(' · ');
  return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
};
