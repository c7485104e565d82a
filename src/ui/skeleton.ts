import { html } from 'lit/html.js';

/** What stands on the stage until the first frame: a few contours around a minimum. */
export const skeleton = html`<svg class="skeleton" viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
  <g fill="none" stroke="currentColor">
    <ellipse cx="230" cy="160" rx="20" ry="12"></ellipse>
    <ellipse cx="224" cy="158" rx="52" ry="32"></ellipse>
    <ellipse cx="214" cy="154" rx="92" ry="58"></ellipse>
    <ellipse cx="204" cy="150" rx="140" ry="92"></ellipse>
    <ellipse cx="196" cy="146" rx="196" ry="134"></ellipse>
    <ellipse cx="190" cy="142" rx="262" ry="186"></ellipse>
  </g>
</svg>`;
