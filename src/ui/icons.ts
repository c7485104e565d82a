import { html, svg, type TemplateResult } from 'lit/html.js';

/** Outlines on a 16 × 16 grid, drawn with a stroke of 1.5. */
const outlines = {
  play: 'M4.5 2.8v10.4L13 8Z',
  pause: 'M5 3v10M11 3v10',
  back: 'M10.5 3.5 6 8l4.5 4.5',
  forward: 'M5.5 3.5 10 8l-4.5 4.5',
  loop: 'M3 8a5 5 0 0 1 8.5-3.5L13 6M13 2.8V6H9.8M13 8a5 5 0 0 1-8.5 3.5L3 10M3 13.2V10h3.2',
  link: 'M6.5 9.5 9.5 6.5M7.5 4.8 9 3.3a2.6 2.6 0 0 1 3.7 3.7l-1.5 1.5M8.5 11.2 7 12.7A2.6 2.6 0 0 1 3.3 9l1.5-1.5',
  image: 'M2.5 3.5h11v9h-11ZM2.5 10.5 6 7.5l3 3 2-1.8 2.5 2.3',
  export: 'M8 9.5V2.5M5 5l3-3 3 3M3 9v4.5h10V9',
  settings: 'M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5M9.3 3.3v3.4M6.8 9.3v3.4',
  more: 'M4 6.5 8 10.5 12 6.5',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13v-2.6L10.6 2.8l2.6 2.6L5.6 13ZM9 4.4 11.6 7',
  yes: 'M3 8.5 6.5 12 13 4.5',
  idle: 'M3.5 8h9',
  enlarge: 'M9.5 3H13v3.5M13 3 9 7M6.5 13H3V9.5M3 13l4-4',
  shrink: 'M13 6.5H9.5V3M9.5 6.5 13 3M3 9.5h3.5V13M6.5 9.5 3 13',
} as const;

/** The name of an icon. */
export type Icon = keyof typeof outlines;

/** An icon in the colour of the text; what it means is said in words beside it or in a label. */
export const icon = (
  name: Icon,
): TemplateResult => html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">
  ${svg`<path d=${outlines[name]}></path>`}
</svg>`;
