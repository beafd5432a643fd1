/** The fields that belong to a status: what a ticket keeps when it leaves it. Pure. */

export const NOT_WAITING = { waitingOn: null, followUpAt: null, unansweredAt: null } as const;
export const UNRESOLVED = { resolution: null, resolvedAt: null } as const;
export const reopenedFields = ({ reopenCount }: { reopenCount: number }) => ({
  ...UNRESOLVED,
  reopenCount: reopenCount + 1,
});
