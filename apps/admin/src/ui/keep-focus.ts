/**
 * A button that was pressed may be gone afterwards; focus then moves to the list it was in: the first of
 * the page, or of the part that the selector names.
 */
export const keepFocus = (within = 'body'): void => {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      document.querySelector<HTMLElement>(`${within} [data-refocus]`)?.focus();
  }, 60);
};
