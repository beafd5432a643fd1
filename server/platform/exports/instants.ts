/** Formats instants in exported files: ISO 8601 in the store's time zone, with the offset at that instant. Pure. */

/** Offsets change only at quarter hours, so they are cached for each quarter hour. */
const SLOT_MS = 900_000;
const MAX_CACHED = 50_000;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, string>();

/** `+08:00` */
const offsetOf = (instant: number, timeZone: string): string => {
  const slot = Math.floor(instant / SLOT_MS);
  const key = `${timeZone} ${slot}`;
  const cached = offsets.get(key);
  if (cached !== undefined) return cached;
  let format = formats.get(timeZone);
  if (!format)
    formats.set(
      timeZone,
      (format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })),
    );
  const name =
    format.formatToParts(slot * SLOT_MS).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const offset = name.replace(/^GMT/, '').slice(0, 6) || '+00:00';
  if (offsets.size > MAX_CACHED) offsets.clear();
  offsets.set(key, offset);
  return offset;
};

/** 1763697600000 in Asia/Shanghai → `2025-11-21T12:00:00+08:00` */
export const isoInZone = (instant: number, timeZone: string): string => {
  const offset = offsetOf(instant, timeZone);
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(instant + shift).toISOString().slice(0, 19) + offset;
};
