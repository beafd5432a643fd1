/** Whether anything may still be given to a member, or be done for one: by every way in, and on every screen. Pure. */
export const mayBeAddedTo = ({ erasedAt }: { erasedAt: number | null }): boolean =>
  erasedAt === null;
