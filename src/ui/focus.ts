/**
 * Gives the focus back to the page once something was chosen in a menu, so that the keys of the page work again;
 * a menu steered by the keyboard keeps it. Returns its end.
 */
export function releaseMenus(): () => void {
  let steered = false;
  const note = ({ type, target }: Event): void => {
    steered = type === 'keydown' && target instanceof HTMLSelectElement;
  };
  const release = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement && !steered) target.blur();
  };
  const noted = ['keydown', 'pointerdown', 'focusin'] as const;
  for (const type of noted) document.addEventListener(type, note);
  document.addEventListener('change', release);
  return () => {
    for (const type of noted) document.removeEventListener(type, note);
    document.removeEventListener('change', release);
  };
}
