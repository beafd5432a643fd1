/** Who answers for whom at an instant. Pure. */
export interface AbsenceSpan {
  staffId: string;
  substituteId: string;
  fromAt: number;
  untilAt: number;
}

const at = (absences: readonly AbsenceSpan[], staffId: string, now: number) =>
  absences.find((one) => one.staffId === staffId && one.fromAt <= now && now < one.untilAt);

/**
 * Who gets what was meant for somebody: themselves, their substitute while they are away, or the substitute of that one. Of
 * people who stand in for each other and are all away, it is whoever was meant.
 */
export const standInOf = (
  staffId: string,
  absences: readonly AbsenceSpan[],
  now: number,
): string => {
  const passed = new Set<string>();
  for (let id = staffId; ;) {
    const absence = at(absences, id, now);
    if (!absence) return id;
    passed.add(id);
    if (passed.has(absence.substituteId)) return staffId;
    id = absence.substituteId;
  }
};

/** For whom somebody answers now, without themselves. */
export const coveredBy = (
  staffId: string,
  absences: readonly AbsenceSpan[],
  now: number,
): string[] => {
  const away = new Set(absences.map((one) => one.staffId));
  return [...away].filter((one) => one !== staffId && standInOf(one, absences, now) === staffId);
};

/** Whether two times of one person are both away at some instant. */
export const overlap = (
  one: Pick<AbsenceSpan, 'fromAt' | 'untilAt'>,
  other: Pick<AbsenceSpan, 'fromAt' | 'untilAt'>,
): boolean => one.fromAt < other.untilAt && other.fromAt < one.untilAt;
