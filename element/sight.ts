import type { Sight } from './shelf';

const told = new WeakMap<Element, (sight: Sight) => void>();
const inside = new WeakMap<Element, { in: boolean; near: boolean }>();

const observer = (zone: 'in' | 'near', rootMargin: string): IntersectionObserver =>
  new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const zones = inside.get(target);
        if (!zones) continue;
        zones[zone] = isIntersecting;
        told.get(target)?.(zones.in ? 'in' : zones.near ? 'near' : 'out');
      }
    },
    { rootMargin },
  );

/** One pair for all elements, made with the first: what is in sight, and what is less than a screen away from it. */
let observers: readonly IntersectionObserver[] | undefined;

/** Tells whenever an element comes into sight, near it, or leaves; returns the end. */
export function watchSight(element: Element, tell: (sight: Sight) => void): () => void {
  observers ??= [observer('in', '0px'), observer('near', '100%')];
  told.set(element, tell);
  inside.set(element, { in: false, near: false });
  for (const each of observers) each.observe(element);
  return () => {
    for (const each of observers ?? []) each.unobserve(element);
  };
}
