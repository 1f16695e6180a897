import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const icon = (content: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${content}</svg>`;

export const icons = {
  play: html`<svg viewBox="0 0 20 20" aria-hidden="true">
    <path d="M5 2.8v14.4c0 .6.7 1 1.2.7l11-7.2c.5-.3.5-1.1 0-1.4l-11-7.2C5.7 1.8 5 2.2 5 2.8z" />
  </svg>`,
  /** From the start: the bar that it starts at stands before it. */
  again: html`<svg viewBox="0 0 20 20" aria-hidden="true">
    <path d="M2.5 3H5v14H2.5zM7.5 3.4v13.2c0 .6.7 1 1.2.7l9.6-6.6c.5-.3.5-1.1 0-1.4L8.7 2.7c-.5-.3-1.2.1-1.2.7z" />
  </svg>`,
  pause: html`<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 3h3.5v14H5zM11.5 3H15v14h-3.5z" /></svg>`,
  step: icon(svg`<path d="M4 3v10l7-5zM13 3v10"/>`),
  reset: icon(svg`<path d="M3 8a5 5 0 1 0 1.5-3.5L3 6M3 2.5V6h3.5"/>`),
  replay: icon(svg`<path d="M2.5 3v4h4M2.9 7A5.5 5.5 0 1 1 3 10M7 5.8v4.4L10.4 8z"/>`),
  stop: icon(svg`<path d="M4 4h8v8H4z"/>`),
  arrow: icon(svg`<path d="M2 8h12M9.5 3.5 14 8l-4.5 4.5"/>`),
  fold: icon(svg`<path d="m6 3 5 5-5 5"/>`),
  done: icon(svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>`),
  close: icon(svg`<path d="m4 4 8 8m0-8-8 8"/>`),
  theme: icon(svg`<circle cx="8" cy="8" r="5.5"/><path class="solid" d="M8 2.5a5.5 5.5 0 0 1 0 11z"/>`),
  sun: icon(
    svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1.8M8 12.7v1.8M1.5 8h1.8M12.7 8h1.8M3.4 3.4l1.3 1.3M11.3 11.3l1.3 1.3M12.6 3.4l-1.3 1.3M4.7 11.3l-1.3 1.3"/>`,
  ),
  moon: icon(svg`<path d="M13.2 9.8A5.7 5.7 0 0 1 6.2 2.8a5.7 5.7 0 1 0 7 7z"/>`),
  keys: icon(svg`<path d="M1.5 4.5h13v7h-13zM4 7h.5M6.5 7h.5M9 7h.5M11.5 7h.5M5 9.3h6"/>`),
  wave: html`<svg class="wave" viewBox="0 0 24 16" aria-hidden="true">
    <path d="M1 8c2.75-7 5.5-7 8.25 0s5.5 7 8.25 0 4.5-6 5.5-3" />
  </svg>`,
};
