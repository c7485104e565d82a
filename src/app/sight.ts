import type { Signal } from '@preact/signals-core';

/** Where the page is part of another one, nothing plays out of sight; what played goes on when it is seen again. */
export function pauseOutOfSight(element: Element, playing: Signal<boolean>): void {
  let played = false;
  new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting && played) playing.value = true;
    played = !isIntersecting && playing.peek();
    if (!isIntersecting) playing.value = false;
  }).observe(element);
}
