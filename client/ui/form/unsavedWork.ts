/** What on the page is not saved, for ways out that the router does not see coming, such as logging out. */
const works = new Set<object>();

/** Returns a function to call once it is saved or left. */
export const noteUnsavedWork = (): (() => void) => {
  const work = {};
  works.add(work);
  return () => void works.delete(work);
};

export const hasUnsavedWork = (): boolean => works.size > 0;

/** Asks whether to give up what is not saved. After a yes nothing asks again. */
export const mayLeaveWork = (question: string): boolean => {
  if (works.size > 0 && !window.confirm(question)) return false;
  works.clear();
  return true;
};
